import type { Caller } from "../shared/caller.ts";
import { userOf } from "../shared/caller.ts";
import { userIdentity } from "../shared/identity.ts";
import type { ParticipantIdentity } from "../shared/ids.ts";
import type { Repositories } from "../shared/store.ts";
import { accessOf } from "./access.ts";
import type { Participant } from "./participant.ts";
import { viewOf } from "./rights.ts";
import type { SessionRelation } from "./rights.ts";
import type { Session } from "./session.ts";

/** The identity of a caller in this session, or the one that joining would give; null for visitors and systems. */
export function identityOf(caller: Caller, session: Session): ParticipantIdentity | null {
  if (caller.kind === "user") return userIdentity(caller.userId, session.id);
  return caller.kind === "guest" ? caller.identity : null;
}

type Lookups = Pick<Repositories, "members" | "participants" | "spaces">;

/** Looks up the relation of a caller to a session. */
export async function relationOf(
  repositories: Lookups,
  session: Session,
  caller: Caller,
): Promise<SessionRelation & { participant: Participant | null }> {
  const userId = userOf(caller);
  const identity = identityOf(caller, session);
  // One after the other: inside a transaction there is one connection.
  const member = userId && (await repositories.members.find(session.spaceId, userId));
  const participant =
    identity && (await repositories.participants.findByIdentity(session.id, identity));
  const system = caller.kind === "system" && caller.spaceId === session.spaceId;
  const outsider = participant !== null && member === null;
  const guestsAllowed = !outsider || (await areGuestsAllowed(repositories, session));
  const admitted =
    participant !== null &&
    accessOf(participant, { member: !outsider, guestsAllowed }) === "admitted";
  return {
    userId,
    spaceRole: system ? "SYSTEM" : (member?.role ?? null),
    participant: admitted ? participant : null,
  };
}

export async function areGuestsAllowed(
  { spaces }: Pick<Repositories, "spaces">,
  { spaceId }: Pick<Session, "spaceId">,
): Promise<boolean> {
  return (await spaces.find(spaceId))?.guestsAllowed === true;
}

/** Whether a caller may know that the session exists. */
export async function maySee(
  repositories: Lookups,
  session: Session,
  caller: Caller,
): Promise<boolean> {
  return viewOf(session, await relationOf(repositories, session, caller)) !== "none";
}
