import type { TranscriptCounts } from "../../src/transcript/transcript-counts.ts";

/** Keeps what was counted, in its order. */
export class CountedTranscript implements TranscriptCounts {
  readonly shownLines: { kind: "partial" | "final"; delayMs: number }[] = [];
  transcribedMs = 0;
  readonly gaps: { reason: string; speechMs: number }[] = [];

  shown = (kind: "partial" | "final", delayMs: number): void => {
    this.shownLines.push({ kind, delayMs });
  };
  transcribed = (speechMs: number): void => {
    this.transcribedMs += speechMs;
  };
  gap = (reason: string, speechMs: number): void => {
    this.gaps.push({ reason, speechMs });
  };
}
