import type { ParticipantId, ParticipantIdentity, SessionId } from "../shared/ids.ts";

/** What transcription did for one participant. Counters only grow. */
export interface ParticipantUsage {
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  readonly participantIdentity: ParticipantIdentity;
  readonly participantName: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Speech that arrived, and the part of it that was transcribed. */
  readonly speechMs: number;
  readonly transcribedMs: number;
  readonly chunks: number;
  readonly partials: number;
  readonly finals: number;
  readonly errors: number;
}

/** One speech-to-text stream of a session, as the vendor bills it. */
export interface SttStream {
  readonly sessionId: SessionId;
  /** The vendor's id of the stream. */
  readonly vendorId: string;
  readonly engine: string;
  readonly lane: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Audio sent: what the vendor charges for. */
  readonly billedMs: number;
}

export interface SessionUsage {
  readonly participants: readonly ParticipantUsage[];
  readonly streams: readonly SttStream[];
}

/** Totals over many sessions of a space. */
export interface UsageTotals {
  readonly sessions: number;
  readonly speechMs: number;
  readonly transcribedMs: number;
  readonly billedMs: number;
  readonly finals: number;
}
