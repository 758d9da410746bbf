import { userOf } from "../../shared/caller.ts";
import type { Caller } from "../../shared/caller.ts";
import { guestIdentity, guestRandomLength, userIdentity } from "../../shared/identity.ts";
import { lobbyRequestId } from "../../shared/ids.ts";
import type { ParticipantIdentity, SessionId, Slug } from "../../shared/ids.ts";
import { personName } from "../../shared/person-name.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { EntryRefusal } from "../../vocabulary/sessions.ts";
import { decideEntry } from "../entry.ts";
import type { EntryFacts } from "../entry.ts";
import { denialOver, hasLapsedAdmission, isWaiting, lapsedBefore, lobbyLimits } from "../lobby.ts";
import type { LobbyRequest } from "../lobby.ts";
import { transition } from "../session-state.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";
import { entryCandidate } from "./entrance.ts";
import type { EntryCandidate } from "./entrance.ts";

export interface AskToEnterInput {
  caller: Caller;
  slug: Slug;
  /** Required of guests on their first time; a user's display name stands in for it. */
  name?: string;
}

export interface Asked {
  session: Session;
  /** Null where one may join without asking. */
  request: LobbyRequest | null;
  hostPresent: boolean;
}

/**
 * Asks to be let in. Asking again under the same name is a sign of life of the same request. NAME_REQUIRED, LOBBY_FULL,
 * ENTRY_DENIED, and what the rule of entry refuses by; NOT_FOUND to outsiders of a session that is over.
 */
export function askToEnter({ store, clock, ids }: Pick<SessionDeps, "store" | "clock" | "ids">) {
  return (input: AskToEnterInput): Promise<Result<Asked>> =>
    store.transaction<Asked>(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(input.slug);
      if (!session) return refuse("NOT_FOUND");
      const now = clock.now();
      const candidate = await entryCandidate(repositories, session, input.caller);
      const { member, request: before } = candidate.person;
      const next = transition(session, "join", now);
      if (!next.ok) return member || before ? next : refuse("NOT_FOUND");
      const entrance = decideEntry(candidate, now);
      if (entrance.kind === "REFUSED") return refuse(entrance.refusal);
      const hostPresent = await repositories.participants.isHostPresent(session.id);
      if (entrance.kind === "JOIN") return ok({ session, request: null, hostPresent });
      if (entrance.askAgainAt) return refuse("ENTRY_DENIED", { retryAt: entrance.askAgainAt });
      const name = await nameOf(repositories, input, candidate);
      if (!name.ok) return name;
      const request = await place(repositories, { ids, candidate, input, name: name.value, now });
      return request.ok ? ok({ session, request: request.value, hostPresent }) : request;
    });
}

async function nameOf(
  { users }: Pick<Repositories, "users">,
  { caller, name }: AskToEnterInput,
  { person }: EntryCandidate,
): Promise<Result<string>> {
  const userId = userOf(caller);
  const user = userId && (await users.find(userId));
  if (userId !== null && !user) return refuse("UNAUTHENTICATED");
  const known =
    name ?? user?.displayName ?? person.request?.name ?? person.participant?.name ?? null;
  const seen = known === null ? null : personName(known);
  return seen === null ? refuse("NAME_REQUIRED", { field: "name" }) : ok(seen);
}

interface Place {
  ids: SessionDeps["ids"];
  candidate: EntryCandidate;
  input: AskToEnterInput;
  name: string;
  now: Date;
}

/** Under the session's lock: of many who ask at once no more wait than may. */
async function place(
  { lobby }: Pick<Repositories, "lobby">,
  { ids, candidate, input, name, now }: Place,
): Promise<Result<LobbyRequest>> {
  const { session, person, identity } = candidate;
  const before = person.request;
  const waits = before !== null && isWaiting(before, now);
  if (waits && before.name === name) {
    const still = { ...before, seenAt: now };
    await lobby.save(still);
    return ok(still);
  }
  const waiting = await lobby.listWaiting(session.id, lapsedBefore(now));
  if (!waits && waiting.length >= lobbyLimits.waitingMax) return refuse("LOBBY_FULL");
  await lobby.removeLapsed(session.id, lapsedBefore(now));
  const request: LobbyRequest = {
    sessionId: session.id,
    identity: identity ?? newIdentity(ids, session, input.caller),
    id: lobbyRequestId(ids.uuid()),
    userId: userOf(input.caller),
    name,
    state: "WAITING",
    askedAt: waits ? before.askedAt : now,
    seenAt: now,
    decidedAt: null,
    denials: before?.denials ?? 0,
  };
  await lobby.save(request);
  return ok(request);
}

function newIdentity(
  ids: SessionDeps["ids"],
  session: Session,
  caller: Caller,
): ParticipantIdentity {
  const userId = userOf(caller);
  return userId
    ? userIdentity(userId, session.id)
    : guestIdentity(session.slug, ids.token(guestRandomLength));
}

/** How a request stands. */
export type WaitState =
  | { readonly state: "WAITING" | "ADMITTED" | "ENDED" }
  /** Null: not again. */
  | { readonly state: "DENIED"; readonly askAgainAt: Date | null }
  | { readonly state: "REFUSED"; readonly refusal: EntryRefusal };

export function waitStateOf(facts: EntryFacts, request: LobbyRequest, now: Date): WaitState {
  const { status } = facts.session;
  if (status === "ENDED" || status === "EXPIRED") return { state: "ENDED" };
  const entrance = decideEntry(facts, now);
  if (entrance.kind === "JOIN") return { state: "ADMITTED" };
  if (request.state === "DENIED") return { state: "DENIED", askAgainAt: denialOver(request) };
  return entrance.kind === "REFUSED"
    ? { state: "REFUSED", refusal: entrance.refusal }
    : { state: "WAITING" };
}

/** What a request is decided by at the moment, beside the person. */
export interface LobbyNow extends Pick<EntryFacts, "guestsAllowed"> {
  readonly session: Session;
  readonly hostPresent: boolean;
}

/** A lobby with all who wait in it. */
export interface Lobby extends LobbyNow {
  readonly requests: ReadonlyMap<ParticipantIdentity, LobbyRequest>;
}

/** One who waits. */
export interface Waiting {
  readonly now: LobbyNow;
  readonly person: EntryFacts["person"];
  readonly request: LobbyRequest;
}

/** How the caller's request stands, which by asking they keep. NOT_FOUND where they have none, or let it lapse. */
export function waitInLobby({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<Waiting>> => {
    const session = await store.sessions.findBySlug(slug);
    if (!session) return refuse("NOT_FOUND");
    const { person, guestsAllowed, identity } = await entryCandidate(store, session, caller);
    if (!person.request || !identity) return refuse("NOT_FOUND");
    const at = clock.now();
    const touched = isWaiting(person.request, at)
      ? await store.lobby.touch(session.id, identity, { at, seenSince: lapsedBefore(at) })
      : null;
    // A decision may have come between; a request that is neither waiting nor decided is over, as is an unused admission.
    const request = touched ?? (await store.lobby.find(session.id, identity));
    if (!request || (!touched && !isDecided(request))) return refuse("NOT_FOUND");
    if (hasLapsedAdmission(request, at)) return refuse("NOT_FOUND");
    const hostPresent = await store.participants.isHostPresent(session.id);
    // Read last: an end also marks the hosts as left, and must not be reported as a missing host.
    const current = await store.sessions.find(session.id);
    if (!current) return refuse("NOT_FOUND");
    return ok({
      now: { session: current, guestsAllowed, hostPresent },
      person: { ...person, request },
      request,
    });
  };
}

function isDecided({ state }: LobbyRequest): boolean {
  return state === "ADMITTED" || state === "DENIED";
}

/** The lobby as it stands, for all who wait in it; null when the session was deleted. */
export function readLobby({ store }: Pick<SessionDeps, "store">) {
  return async (id: SessionId): Promise<Lobby | null> => {
    const [hostPresent, requests] = await Promise.all([
      store.participants.isHostPresent(id),
      store.lobby.list(id),
    ]);
    // Read last, as above.
    const session = await store.sessions.find(id);
    const space = session && (await store.spaces.find(session.spaceId));
    if (!session || !space) return null;
    return {
      ...{ session, guestsAllowed: space.guestsAllowed, hostPresent },
      requests: new Map(requests.map((request) => [request.identity, request])),
    };
  };
}

/** Waits no more. NOT_FOUND where the caller does not wait. */
export function withdrawFromLobby({ store }: Pick<SessionDeps, "store">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<null>> => {
    const session = await store.sessions.findBySlug(slug);
    if (!session) return refuse("NOT_FOUND");
    const { identity } = await entryCandidate(store, session, caller);
    const done = identity !== null && (await store.lobby.withdraw(session.id, identity));
    return done ? ok(null) : refuse("NOT_FOUND");
  };
}
