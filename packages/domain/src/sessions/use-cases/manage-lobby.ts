import type { Caller } from "../../shared/caller.ts";
import type { LobbyRequestId, ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { lapsedBefore } from "../lobby.ts";
import type { LobbyRequestView } from "../lobby.ts";
import type { ParticipantView } from "../participant.ts";
import { mayRead, rightsOf } from "../rights.ts";
import type { Session } from "../session.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionDeps } from "./deps.ts";

interface Request {
  caller: Caller;
  slug: Slug;
}

/** Who waits, those who came first in front; for those who may let them in. */
export function listLobby({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async (input: Request): Promise<Result<readonly LobbyRequestView[]>> => {
    const session = await administered(store, input, (slug) => store.sessions.findBySlug(slug));
    if (!session.ok) return session;
    if (!asks(session.value)) return ok([]);
    return ok(await store.lobby.listWaiting(session.value.id, lapsedBefore(clock.now())));
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
  return (input: Request & { identity: ParticipantIdentity }): Promise<Result<null>> =>
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
  const relation = await relationOf(repositories, session, caller);
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  return rightsOf(session, relation).admit ? ok(session) : refuse("FORBIDDEN");
}

/** In an open session those who wait come in by themselves; in one for members they are refused. */
function asks({ entry, status }: Session): boolean {
  return entry === "ASK" && (status === "CREATED" || status === "LIVE");
}
