/** One utterance as the page shows it. Times are milliseconds on the session clock. */
export interface TranscriptLine {
  utteranceId: string;
  participantIdentity: string;
  participantName: string;
  text: string;
  /** As the engine named it; null for a partial, and where the engine does not say. */
  language: string | null;
  startedAtMs: number;
  endedAtMs: number;
  /** `partial` may still change, `heard` will not, `stored` is in the database under `seq`. */
  status: "partial" | "heard" | "stored";
  /** The line's number in the session's transcript; null until it is stored. */
  seq: number | null;
  epoch: number;
}

/** Immutable; a line that did not change is the same object in the next snapshot. */
export interface TranscriptSnapshot {
  /** Ordered by `startedAtMs`, then `utteranceId`. */
  lines: readonly TranscriptLine[];
  /** Highest number without a hole below it. */
  lastSeq: number;
  /** Whether the backlog asked for by the current connection is complete. */
  caughtUp: boolean;
}
