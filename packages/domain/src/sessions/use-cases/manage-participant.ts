import type { Caller } from "../../shared/caller.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { ParticipantRole, SessionEntry } from "../../vocabulary/sessions.ts";
import { gone } from "../presence.ts";
import type { Participant } from "../participant.ts";
import { mayRead } from "../rights.ts";
import type { Session } from "../session.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionDeps } from "./deps.ts";
import { settlePresence, settleRoles } from "./settle-presence.ts";

interface Request {
  caller: Caller;
  slug: Slug;
  identity: ParticipantIdentity;
}

/** Gives the HOST role or takes it; hosts only. FORBIDDEN, also to take it from the creator; NOT_PARTICIPANT. */
export function setParticipantRole({ store }: Pick<SessionDeps, "store">) {
  return (input: Request & { role: ParticipantRole }): Promise<Result<Participant>> =>
    store.transaction(async (repositories) => {
      const found = await managed(repositories, input);
      if (!found.ok) return found;
      const { session, participant } = found.value;
      if (input.role !== "HOST" && (await isProtected(repositories, session, participant)))
        return refuse("FORBIDDEN");
      const changed = { ...participant, role: input.role };
      await repositories.participants.save(changed);
      await settleRoles(repositories, session);
      return ok(changed);
    });
}

/** Mutes a participant's microphone in the room; hosts only, and they may unmute it. LIVEKIT_UNAVAILABLE. */
export function muteParticipant({ store, rooms }: Pick<SessionDeps, "store" | "rooms">) {
  return async (input: Request): Promise<Result<null>> => {
    const found = await store.transaction((repositories) => managed(repositories, input));
    if (!found.ok) return found;
    return rooms.mute(input.slug, input.identity).then(
      () => ok(null),
      () => refuse("LIVEKIT_UNAVAILABLE"),
    );
  };
}

export interface Removal {
  entry: SessionEntry;
  /** Whether the session was open until now. */
  entryChanged: boolean;
}

/**
 * Takes a participant out of the session for good; hosts only. They are disconnected and not let in again. By another name
 * and cookie they would be an outsider like others, so outsiders who are not in the room have to ask from now on.
 * FORBIDDEN, also towards the creator.
 */
export function removeParticipant(
  deps: Pick<SessionDeps, "store" | "clock" | "rooms" | "background">,
) {
  return async (input: Request): Promise<Result<Removal>> => {
    const removed = await deps.store.transaction(async (repositories) => {
      const found = await managed(repositories, input);
      if (!found.ok) return found;
      const now = deps.clock.now();
      const { participant, session } = found.value;
      if (await isProtected(repositories, session, participant)) return refuse("FORBIDDEN");
      // Who is let come again comes as any other: the role is a host's to give anew.
      const role = "GUEST" as const;
      const removed = { ...gone(participant, now), removedAt: now, admitted: false, role };
      await repositories.participants.save(removed);
      await repositories.lobby.remove(session.id, participant.identity);
      // A request admitted before may be the removed one's, by another name: who is admitted and not in asks again.
      await repositories.lobby.removeAdmitted(session.id);
      const entry = session.entry === "OPEN" ? "ASK" : session.entry;
      await repositories.sessions.update(session.spaceId, session.id, { entry, barredAt: now });
      const settled = await settlePresence(repositories, session, { now });
      return settled.ok ? ok({ entry, entryChanged: entry !== session.entry }) : settled;
    });
    if (!removed.ok) return removed;
    deps.background.run("disconnect a removed participant", () =>
      deps.rooms.remove(input.slug, input.identity),
    );
    return removed;
  };
}

/** The creator, as long as they are a member of the space. */
async function isProtected(
  { members }: Repositories,
  { createdBy, spaceId }: Session,
  { userId }: Participant,
): Promise<boolean> {
  if (userId === null || userId !== createdBy) return false;
  return (await members.find(spaceId, userId)) !== null;
}

async function managed(
  repositories: Repositories,
  { caller, slug, identity }: Request,
): Promise<Result<{ session: Session; participant: Participant }>> {
  const session = await repositories.sessions.lockBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const relation = await relationOf(repositories, session, caller);
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  if (relation.participant?.role !== "HOST" && relation.spaceRole !== "SYSTEM")
    return refuse("FORBIDDEN");
  if (session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
  const participant = await repositories.participants.findByIdentity(session.id, identity);
  return participant ? ok({ session, participant }) : refuse("NOT_PARTICIPANT");
}
