import type { Caller } from "../../shared/caller.ts";
import type { LobbyRequestId, ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { ParticipantRole, SessionEntry } from "../../vocabulary/sessions.ts";
import { lapsedBefore } from "../lobby.ts";
import type { LobbyRequestView } from "../lobby.ts";
import type { Participant, ParticipantView } from "../participant.ts";
import { gone } from "../presence.ts";
import { mayRead, rightsOf } from "../rights.ts";
import type { SessionRelation } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";
import { enforceScreensInBackground } from "./enforce-screen-sharing.ts";
import { reached } from "./reached.ts";
import { settlePresence, settleRoles } from "./track-presence.ts";

interface Request {
  caller: Caller;
  slug: Slug;
}

interface ParticipantRequest extends Request {
  identity: ParticipantIdentity;
}

/** Gives the HOST role or takes it; hosts only. FORBIDDEN, also to take it from the creator; NOT_PARTICIPANT. */
export function setParticipantRole(deps: Pick<SessionDeps, "store" | "rooms" | "background">) {
  return async (
    input: ParticipantRequest & { role: ParticipantRole },
  ): Promise<Result<Participant>> => {
    const changed = await deps.store.transaction(async (repositories) => {
      const found = await managed(repositories, input);
      if (!found.ok) return found;
      const { session, participant } = found.value;
      if (input.role !== "HOST" && (await isProtected(repositories, session, participant)))
        return refuse("FORBIDDEN");
      const changed = { ...participant, role: input.role };
      await repositories.participants.save(changed);
      await settleRoles(repositories, session);
      return ok({ participant: changed, session });
    });
    if (!changed.ok) return changed;
    const { participant, session } = changed.value;
    if (session.screenSharing === "HOSTS") enforceScreensInBackground(deps, input.slug);
    return ok(participant);
  };
}

/** Mutes a participant's microphone in the room; hosts only, and they may unmute it. LIVEKIT_UNAVAILABLE. */
export function muteParticipant({ store, rooms }: Pick<SessionDeps, "store" | "rooms">) {
  return async (input: ParticipantRequest): Promise<Result<null>> => {
    const found = await store.transaction((repositories) => managed(repositories, input));
    if (!found.ok) return found;
    return reached(async () => {
      await rooms.mute(input.slug, input.identity);
      return null;
    });
  };
}

export interface Removal {
  entry: SessionEntry;
  /** Whether the session was open until now. */
  entryChanged: boolean;
}

/**
 * Takes a participant out of the session for good; hosts only. They are disconnected and not let in again. Under another
 * name and cookie they would pass for a new outsider, so outsiders who are not in the room have to ask from now on.
 * FORBIDDEN, also towards the creator.
 */
export function removeParticipant(
  deps: Pick<SessionDeps, "store" | "clock" | "rooms" | "background">,
) {
  return async (input: ParticipantRequest): Promise<Result<Removal>> => {
    const removed = await deps.store.transaction(async (repositories) => {
      const found = await managed(repositories, input);
      if (!found.ok) return found;
      const now = deps.clock.now();
      const { participant, session } = found.value;
      if (await isProtected(repositories, session, participant)) return refuse("FORBIDDEN");
      // A removed participant who is admitted again is no host: a host has to give the role anew.
      const role = "GUEST" as const;
      const removed = { ...gone(participant, now), removedAt: now, admitted: false, role };
      await repositories.participants.save(removed);
      await repositories.lobby.remove(session.id, participant.identity);
      // An admitted request may be the removed person's, under another name: the admitted who did not join ask again.
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
  { caller, slug, identity }: ParticipantRequest,
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

/**
 * Who waits, those who came first in front; for those who may let them in. A host of the room who asks as the session ends
 * learns that the lobby is empty, also where they may no longer read the session.
 */
export function listLobby({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async (input: Request): Promise<Result<readonly LobbyRequestView[]>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const relation = await relationOf(store, session, input.caller);
    const wasHost = session.status === "ENDED" && relation.participant?.role === "HOST";
    const allowed = administeredBy(session, relation);
    if (!allowed.ok) return wasHost ? ok([]) : allowed;
    if (!asks(session)) return ok([]);
    return ok(await store.lobby.listWaiting(session.id, lapsedBefore(clock.now())));
  };
}

/**
 * Lets those in who wait, or turns them away: one, or all. Answers how many; NOT_WAITING for the one who does not wait any
 * more: withdrawn, lapsed, decided about by another host, or asking by another name since.
 */
export function decideLobby({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return (
    input: Request & { state: "ADMITTED" | "DENIED"; id?: LobbyRequestId },
  ): Promise<Result<number>> =>
    store.transaction(async (repositories) => {
      const { sessions, lobby } = repositories;
      const session = await administered(repositories, input, (slug) => sessions.lockBySlug(slug));
      if (!session.ok) return session;
      const at = clock.now();
      const decision = { state: input.state, at, seenSince: lapsedBefore(at) };
      const count = asks(session.value)
        ? await lobby.decide(session.value.id, {
            ...decision,
            ...(input.id !== undefined && { id: input.id }),
          })
        : 0;
      return count === 0 && input.id !== undefined ? refuse("NOT_WAITING") : ok(count);
    });
}

/** Whom hosts removed. */
export function listBars({ store }: Pick<SessionDeps, "store">) {
  return async (input: Request): Promise<Result<readonly ParticipantView[]>> => {
    const session = await administered(store, input, (slug) => store.sessions.findBySlug(slug));
    if (!session.ok) return session;
    const participants = await store.participants.list(session.value.id);
    return ok(participants.filter(({ removedAt }) => removedAt !== null));
  };
}

/** Lets a removed participant come again. The entry stays as it is: outsiders ask. NOT_PARTICIPANT, SESSION_NOT_LIVE. */
export function liftBar({ store }: Pick<SessionDeps, "store">) {
  return (input: ParticipantRequest): Promise<Result<null>> =>
    store.transaction(async (repositories) => {
      const { sessions, participants } = repositories;
      const session = await administered(repositories, input, (slug) => sessions.lockBySlug(slug));
      if (!session.ok) return session;
      if (session.value.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
      const barred = await participants.findByIdentity(session.value.id, input.identity);
      if (!barred) return refuse("NOT_PARTICIPANT");
      await participants.save({ ...barred, removedAt: null });
      return ok(null);
    });
}

/** The session, for those who may let people in; NOT_FOUND to those who may not know of it, FORBIDDEN to the others. */
async function administered(
  repositories: Pick<Repositories, "members" | "participants" | "spaces">,
  { caller, slug }: Request,
  find: (slug: Slug) => Promise<Session | null>,
): Promise<Result<Session>> {
  const session = await find(slug);
  if (!session) return refuse("NOT_FOUND");
  return administeredBy(session, await relationOf(repositories, session, caller));
}

function administeredBy(session: Session, relation: SessionRelation): Result<Session> {
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  return rightsOf(session, relation).admit ? ok(session) : refuse("FORBIDDEN");
}

/** In an open session those who wait come in by themselves; in one for members they are refused. */
function asks({ entry, status }: Session): boolean {
  return entry === "ASK" && (status === "CREATED" || status === "LIVE");
}
