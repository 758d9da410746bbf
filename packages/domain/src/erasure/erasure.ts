import type {
  ParticipantId,
  ParticipantIdentity,
  SessionId,
  SpaceId,
  UserId,
} from "../shared/ids.ts";

/** What stands at the lines of a person who was erased, unless the operator names another word. */
export const formerParticipant = "Former participant";

export const erasureKinds = ["ACCOUNT", "GUEST", "SPACE", "SESSION"] as const;
export type ErasureKind = (typeof erasureKinds)[number];

/** How many rows of each kind. */
export type RowCounts = Readonly<Record<string, number>>;

/** Kept of an erasure: that it was done, and how much it was; nothing that tells whose. */
export interface ErasureRecord {
  readonly id: string;
  readonly kind: ErasureKind;
  readonly at: Date;
  /** Whether the words went too. */
  readonly withLines: boolean;
  readonly counts: RowCounts;
}

/** One participation of a person, and the identity that takes the place of theirs. */
export interface Participation {
  readonly id: ParticipantId;
  readonly sessionId: SessionId;
  readonly identity: ParticipantIdentity;
  readonly isLive: boolean;
}

/** Everything by which rows are known to be about one person. */
export interface DataSubject {
  /** Null for a guest. */
  readonly userId: UserId | null;
  /** Lower case; null for a guest. */
  readonly address: string | null;
  /** What they were called, everywhere. */
  readonly names: readonly string[];
  /** Where a name alone means them. */
  readonly spaceIds: readonly SpaceId[];
  readonly participations: readonly Participation[];
}
