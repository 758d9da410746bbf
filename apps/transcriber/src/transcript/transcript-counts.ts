import type { GapReason } from "@rooms/domain/vocabulary/sessions";

/** What is counted, over all sessions, of what people see of transcription. */
export interface TranscriptCounts {
  /** Clients are sent a line so long after it was said. */
  shown: (kind: "partial" | "final", delayMs: number) => void;
  transcribed: (speechMs: number) => void;
  /** Speech became a gap. */
  gap: (reason: GapReason, speechMs: number) => void;
}
