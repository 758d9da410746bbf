import type { ParticipantIdentity } from "../shared/ids.ts";
import type { ParticipantRole } from "./participant.ts";
import type { SessionRights } from "./rights.ts";
import type { Session, SessionPeople } from "./session.ts";

/** What everybody may know who may know of the session at all. */
interface ViewFacts {
  readonly session: Session;
  readonly guestsAllowed: boolean;
  readonly creatorName: string | null;
}

export type PublicSessionView = ViewFacts & { readonly view: "public" };
export type ParticipantSessionView = ViewFacts & {
  readonly view: "participant";
  readonly identity: ParticipantIdentity;
  readonly role: ParticipantRole;
};
export type MemberSessionView = ViewFacts &
  SessionPeople & { readonly view: "member"; readonly may: SessionRights };

/** A session, as much of it as the one who asks may see. */
export type SessionView = PublicSessionView | ParticipantSessionView | MemberSessionView;
