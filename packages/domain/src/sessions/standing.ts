import type { Caller } from "../shared/caller.ts";
import { userOf } from "../shared/caller.ts";
import { userIdentity } from "../shared/identity.ts";
import type { ParticipantIdentity } from "../shared/ids.ts";
import type { Repositories } from "../shared/store.ts";
import { accessOf } from "./access.ts";
import type { Participant } from "./participant.ts";
import { viewOf } from "./rights.ts";
import type { Standing } from "./rights.ts";
import type { Session } from "./session.ts";

/** The identity a caller has in this session, or would have after joining; null for those who have none yet. */
export function identityOf(caller: Caller, session: Session): ParticipantIdentity | null {
  if (caller.kind === "user") return userIdentity(caller.userId, session.id);
  return caller.kind === "guest" ? caller.identity : null;
}

type Asked = Pick<Repositories, "members" | "participants" | "spaces">;

/** Looks up what a caller is to a session. */
export async function standingOf(
  repositories: Asked,
  session: Session,
  caller: Caller,
): Promise<Standing & { participant: Participant | null }> {
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

/** Whether a caller may know of the session at all. */
export async function maySee(
  repositories: Asked,
  session: Session,
  caller: Caller,
): Promise<boolean> {
  return viewOf(session, await standingOf(repositories, session, caller)) !== "none";
}
