import type { Caller } from "../../shared/caller.ts";
import type { ParticipantIdentity, SessionId, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { decideEntry } from "../entry.ts";
import type { EntryFacts } from "../entry.ts";
import type { EntryRefusal } from "../../vocabulary/sessions.ts";
import { denialOver, hasLapsedAdmission, isWaiting, lapsedBefore } from "../lobby.ts";
import type { LobbyRequest } from "../lobby.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";
import { entryCandidate } from "./entrance.ts";

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
    // Read last: an end takes the hosts away with it, and is not to be told as a host who left.
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
