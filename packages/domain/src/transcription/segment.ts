import type { GapReason } from "../vocabulary/sessions.ts";
import type { ParticipantId, ParticipantIdentity, SegmentId, SessionId } from "../shared/ids.ts";

/** A word with its place on the session clock. */
export interface Word {
  readonly word: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** 0–1. */
  readonly confidence: number | null;
}

/** What was recognised of a segment that a member corrected since. */
export interface RecognisedPart {
  readonly participantId: ParticipantId;
  readonly participantIdentity: ParticipantIdentity;
  readonly participantName: string;
  readonly text: string;
}

/** One stored final: what one participant said in one stretch, as it stands after the corrections. */
export interface Segment {
  readonly id: SegmentId;
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  readonly participantIdentity: ParticipantIdentity;
  readonly participantName: string;
  /** Names the utterance; unique within the session. */
  readonly utteranceId: string;
  /** Position in the session's transcript in the order of storing, from 1, without holes. */
  readonly seq: number;
  readonly text: string;
  readonly words: readonly Word[];
  /** BCP 47, where the engine says it. */
  readonly language: string | null;
  /** 0–1. */
  readonly confidence: number | null;
  /** Session clock: whole milliseconds since the session's `startedAt`. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** How many corrections were made. */
  readonly revision: number;
  /** Null while text and speaker are those that were recognised. */
  readonly original: RecognisedPart | null;
}

/** What of a segment people read. */
export type SpokenLine = Pick<
  Segment,
  | "id"
  | "seq"
  | "participantIdentity"
  | "participantName"
  | "text"
  | "language"
  | "startedAtMs"
  | "endedAtMs"
>;

/** Speech that was heard and not transcribed. */
export interface TranscriptGap {
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  readonly participantIdentity: ParticipantIdentity;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly reason: GapReason;
}
