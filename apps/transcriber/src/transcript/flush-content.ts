import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { CaptureStream, HeardMark, Watermark } from "../audio/capture-stream.ts";
import type { Line } from "../stt/attribution.ts";
import type { VendorStream } from "../stt/lane-options.ts";

export interface Gap {
  readonly participantId: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly reason: GapReason;
}

export interface StreamWatermark {
  readonly stream: CaptureStream;
  readonly watermark: Watermark;
  readonly heard: HeardMark;
}

/** What to add to a participant's counters. */
export interface UsageDelta {
  readonly participantId: string;
  /** Wall clock of the last change. */
  atMs: number;
  speechMs: number;
  transcribedMs: number;
  chunks: number;
  partials: number;
  finals: number;
  errors: number;
}

/** What one session adds to a flush. */
export interface FlushContent {
  readonly lines: readonly { seq: number; line: Line }[];
  readonly gaps: readonly Gap[];
  readonly watermarks: readonly StreamWatermark[];
  readonly usage: readonly UsageDelta[];
  readonly vendorStreams: readonly VendorStream[];
}
