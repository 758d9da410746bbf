import type { MarkId, ParticipantIdentity, SegmentId } from "../shared/ids.ts";
import type { MarkKind } from "../vocabulary/marks.ts";

/** A line that a person in the room marked while the session ran. A line has one mark of each kind at most. */
export interface Mark {
  readonly id: MarkId;
  readonly segmentId: SegmentId;
  /** Of the segment. */
  readonly seq: number;
  readonly startedAtMs: number;
  readonly kind: MarkKind;
  /** Who set it, by the name they bear now. */
  readonly participantIdentity: ParticipantIdentity;
  readonly participantName: string;
  readonly markedAt: Date;
}
