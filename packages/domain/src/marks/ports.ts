import type { MarkId, ParticipantId, SegmentId, SessionId, SpaceId } from "../shared/ids.ts";
import type { MarkKind } from "../vocabulary/marks.ts";
import type { Mark } from "./mark.ts";

export interface NewMark {
  readonly id: MarkId;
  readonly segmentId: SegmentId;
  readonly kind: MarkKind;
  readonly participantId: ParticipantId;
  readonly markedAt: Date;
}

export interface MarkRepository {
  /** Marks of lines that began at `fromMs` or later, in the order of speaking. */
  list(space: SpaceId, session: SessionId, fromMs: number): Promise<Mark[]>;
  /** The segment that bears the number and began at `fromMs` or later; null when there is none. */
  findLine(space: SpaceId, session: SessionId, line: MarkedLine): Promise<SegmentId | null>;
  /** Adds it and tells those who follow the session; nothing where the line bears a mark of the kind. */
  add(space: SpaceId, session: SessionId, mark: NewMark): Promise<void>;
  /** Removes it and tells those who follow the session. */
  remove(space: SpaceId, session: SessionId, id: MarkId): Promise<void>;
}

export interface MarkedLine {
  readonly seq: number;
  /** Session clock. */
  readonly fromMs: number;
}
