import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import { parseIdentity } from "../../shared/identity.ts";
import type { ParticipantIdentity } from "../../shared/ids.ts";
import type { Repositories } from "../../shared/store.ts";
import { decideEntry } from "../entry.ts";
import type { EntryFacts } from "../entry.ts";
import type { LobbyRequest } from "../lobby.ts";
import type { Participant } from "../participant.ts";
import { rightsOf } from "../rights.ts";
import type { Session } from "../session.ts";
import { identityOf, relationOf } from "../session-relation.ts";
import type { EntranceView } from "../views.ts";

type Read = Pick<Repositories, "members" | "participants" | "spaces" | "lobby">;

/** Who wants to come in, with all that the rule of entry asks about. */
export interface EntryCandidate extends EntryFacts {
  readonly session: Session;
  /** Null for a visitor without one. */
  readonly identity: ParticipantIdentity | null;
  readonly person: EntryFacts["person"] & { readonly participant: Participant | null };
}

/** Reads what a caller is to a session that they want to come into. */
export async function entryCandidate(
  repositories: Read,
  session: Session,
  caller: Caller,
): Promise<EntryCandidate> {
  const { participants, spaces, lobby } = repositories;
  const identity = ownIdentity(caller, session);
  const relation = await relationOf(repositories, session, caller);
  const member = relation.spaceRole !== null;
  // `relationOf` hides a participant who was removed.
  const participant =
    relation.participant ?? (identity && (await participants.findByIdentity(session.id, identity)));
  const request: LobbyRequest | null =
    identity && !member ? await lobby.find(session.id, identity) : null;
  const space = await spaces.find(session.spaceId);
  return {
    session,
    identity,
    guestsAllowed: space?.guestsAllowed ?? false,
    person: { member, mayAdmit: rightsOf(session, relation).admit, participant, request },
  };
}

/** What a caller is told before they join; null where no caller can: a system asks, or the session is over. */
export async function entranceFor(
  repositories: Read,
  { session, caller, now }: { session: Session; caller: Caller; now: Date },
): Promise<EntranceView | null> {
  const over = session.status === "ENDED" || session.status === "EXPIRED";
  if (over || caller.kind === "system") return null;
  const candidate = await entryCandidate(repositories, session, caller);
  const hostPresent = await repositories.participants.isHostPresent(session.id);
  return { entrance: decideEntry(candidate, now), hostPresent };
}

/** A cookie from another session's guest gives no identity here: they come as a new guest. */
function ownIdentity(caller: Caller, session: Session): ParticipantIdentity | null {
  if (caller.kind !== "guest") return userOf(caller) && identityOf(caller, session);
  const parts = parseIdentity(caller.identity);
  return parts?.kind === "guest" && parts.slug === session.slug ? caller.identity : null;
}
