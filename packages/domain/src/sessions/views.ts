import type { ParticipantIdentity } from "../shared/ids.ts";
import type { Entrance } from "./entry.ts";
import type { ParticipantRole } from "../vocabulary/sessions.ts";
import type { GuestTranscriptMode, KeptDays } from "../vocabulary/spaces.ts";
import type { SessionRights } from "./rights.ts";
import type { Session, SessionPeople } from "./session.ts";

/** What every caller may know who may know of the session at all. */
interface ViewFacts {
  readonly session: Session;
  readonly guestsAllowed: boolean;
  readonly keptDays: KeptDays | null;
  readonly guestTranscripts: GuestTranscriptMode;
  readonly creatorName: string | null;
}

/** What the caller is told about coming in. */
export interface EntranceView {
  readonly entrance: Entrance;
  /** Whether a host is in the room. */
  readonly hostPresent: boolean;
}

export type PublicSessionView = ViewFacts & {
  readonly view: "public";
  readonly entrance: EntranceView;
};
export type ParticipantSessionView = ViewFacts & {
  readonly view: "participant";
  readonly entrance: EntranceView;
  readonly identity: ParticipantIdentity;
  readonly role: ParticipantRole;
};
export type MemberSessionView = ViewFacts &
  SessionPeople & {
    readonly view: "member";
    readonly may: SessionRights;
    /** Null where it was not asked for, or where the session is over. */
    readonly entrance: EntranceView | null;
  };

/** A session, as much of it as the one who asks may see. */
export type SessionView = PublicSessionView | ParticipantSessionView | MemberSessionView;
