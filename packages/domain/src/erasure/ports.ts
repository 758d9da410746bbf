import type { ParticipantIdentity, SessionId, SpaceId, UserId } from "../shared/ids.ts";
import type { DataSubject, ErasureRecord, RowCounts } from "./erasure.ts";

export interface ErasureOptions {
  /** Stands in place of their names. */
  readonly name: string;
  /** For each of their participations, in the same order. */
  readonly identities: readonly ParticipantIdentity[];
  readonly withLines: boolean;
}

export interface PersonalDataRepository {
  /** What is known of an account's part in sessions, and under which names; null when there is no such account. */
  subjectOf(user: UserId): Promise<DataSubject | null>;
  /** Rows about a person, of each kind; kinds without rows are left out. */
  count(subject: DataSubject): Promise<RowCounts>;
  /** Rows under a session, of each kind. */
  countSession(session: SessionId): Promise<RowCounts>;
  /** Rows of a space, of the kinds that people count by. */
  countSpace(space: SpaceId): Promise<RowCounts>;
  /**
   * Deletes an account and all that is its own, and takes names, addresses and identities out of the rest. What was written
   * from those rows (documents, analyses) is to be made anew: `sessionsToWrite` are the ended sessions of which that holds.
   */
  erase(
    subject: DataSubject,
    options: ErasureOptions,
  ): Promise<{ readonly sessionsToWrite: readonly SessionId[] }>;
  record(record: ErasureRecord): Promise<void>;
}
