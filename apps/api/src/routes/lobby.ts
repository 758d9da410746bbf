import * as contracts from "@rooms/contracts/http";
import type { Bar, Entrance, LobbyRequest, LobbyWait } from "@rooms/contracts/http";
import { noAvatarColor } from "@rooms/domain/identity/no-avatar-color";
import type { LobbyRequestView } from "@rooms/domain/sessions/lobby";
import type { ParticipantView } from "@rooms/domain/sessions/participant";
import {
  askToEnter,
  type WaitState,
  type Waiting,
  waitInLobby,
  waitStateOf,
  withdrawFromLobby,
} from "@rooms/domain/sessions/use-cases/ask-to-enter";
import {
  decideLobby,
  liftBar,
  listBars,
  listLobby,
} from "@rooms/domain/sessions/use-cases/manage-people";
import type { EntranceView } from "@rooms/domain/sessions/views";
import { lobbyRequestId, participantIdentity, slug } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import { guestCookie } from "../auth/guest-passes.ts";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

type Asking = Parameters<ReturnType<typeof decideLobby>>[0]["caller"];
interface OneRequest {
  params: { slug: string; id: string };
}

/** The lobby from both sides: the people who ask to enter and wait, and the hosts who decide. */
export function lobbyRoutes(deps: RouteDeps): Route[] {
  return [...waitingRoutes(deps), ...decidingRoutes(deps)];
}

function waitingRoutes(deps: RouteDeps): Route[] {
  return [askRoute(deps), waitRoute(deps), withdrawRoute(deps)];
}

function askRoute(deps: RouteDeps): Route {
  const ask = askToEnter(deps);
  return bind(contracts.askToEnter, async ({ caller, input: { params, body }, setCookie }) => {
    const sessionSlug = slug(params.slug);
    const asked = await ask({
      caller,
      slug: sessionSlug,
      ...(body.name !== undefined && { name: body.name }),
    });
    if (!asked.ok) return asked;
    const { request, session, hostPresent } = asked.value;
    if (request?.userId === null) {
      const { identity } = request;
      const pass = { identity, slug: sessionSlug, sessionId: session.id };
      setCookie(await guestCookie(deps.passes, pass));
    }
    return ok(waitViewOf({ state: request ? "WAITING" : "ADMITTED" }, hostPresent));
  });
}

function waitRoute(deps: RouteDeps): Route {
  const wait = waitInLobby(deps);
  const { clock, lobbyWatch } = deps;
  return bind(contracts.waitInLobby, async ({ caller, input: { params, query }, signal }) => {
    const first = await wait({ caller, slug: slug(params.slug) });
    if (!first.ok) return first;
    const view = lobbyWaitOf(first.value, clock.now());
    if (query.after !== view.revision) return ok(view);
    const later = await lobbyWatch.until(first.value, view.revision, signal);
    return later ? ok(lobbyWaitOf(later, clock.now())) : refuse("NOT_FOUND");
  });
}

function withdrawRoute(deps: RouteDeps): Route {
  const withdraw = withdrawFromLobby(deps);
  return bind(contracts.withdrawFromLobby, ({ caller, input: { params } }) =>
    withdraw({ caller, slug: slug(params.slug) }),
  );
}

function decidingRoutes(deps: RouteDeps): Route[] {
  const list = listLobby(deps);
  const decide = decideLobby(deps);
  const bars = listBars(deps);
  const lift = liftBar(deps);
  const decideOne =
    (state: "ADMITTED" | "DENIED") =>
    async ({ caller, input: { params } }: { caller: Asking; input: OneRequest }) =>
      mapResult(
        await decide({ caller, slug: slug(params.slug), id: lobbyRequestId(params.id), state }),
        () => null,
      );
  return [
    bind(contracts.listLobby, async ({ caller, input: { params } }) =>
      mapResult(await list({ caller, slug: slug(params.slug) }), (requests) => ({
        items: requests.map(lobbyRequestOf),
      })),
    ),
    bind(contracts.admitFromLobby, decideOne("ADMITTED")),
    bind(contracts.denyFromLobby, decideOne("DENIED")),
    bind(contracts.admitAllFromLobby, async ({ caller, input: { params } }) =>
      mapResult(
        await decide({ caller, slug: slug(params.slug), state: "ADMITTED" }),
        (admitted) => ({ admitted }),
      ),
    ),
    bind(contracts.denyAllFromLobby, async ({ caller, input: { params } }) =>
      mapResult(await decide({ caller, slug: slug(params.slug), state: "DENIED" }), (denied) => ({
        denied,
      })),
    ),
    bind(contracts.listBars, async ({ caller, input: { params } }) =>
      mapResult(await bars({ caller, slug: slug(params.slug) }), (participants) => ({
        items: barsOf(participants),
      })),
    ),
    bind(contracts.liftBar, ({ caller, input: { params } }) =>
      lift({ caller, slug: slug(params.slug), identity: participantIdentity(params.identity) }),
    ),
  ];
}

export function entranceOf({ entrance, hostPresent }: EntranceView): Entrance {
  return {
    kind: entrance.kind,
    refusal: entrance.kind === "REFUSED" ? entrance.refusal : null,
    askAgainAt: (entrance.kind === "ASK" && entrance.askAgainAt?.toISOString()) || null,
    hostPresent,
  };
}

export function lobbyWaitOf({ now, person, request }: Waiting, at: Date): LobbyWait {
  return waitViewOf(waitStateOf({ ...now, person }, request, at), now.hostPresent);
}

function waitViewOf(state: WaitState, hostPresent: boolean): LobbyWait {
  return {
    state: state.state,
    refusal: state.state === "REFUSED" ? state.refusal : null,
    askAgainAt: (state.state === "DENIED" && state.askAgainAt?.toISOString()) || null,
    hostPresent,
    revision: revisionOf(state, hostPresent),
  };
}

/** Changes exactly when the answer changes. */
function revisionOf(state: WaitState, hostPresent: boolean): string {
  const detail =
    state.state === "REFUSED"
      ? state.refusal
      : state.state === "DENIED"
        ? (state.askAgainAt?.getTime() ?? "never")
        : "";
  return [state.state, detail, hostPresent ? "host" : ""].join("-");
}

function lobbyRequestOf(request: LobbyRequestView): LobbyRequest {
  const { id, identity, name, userId, avatarUrl, email, askedAt } = request;
  return {
    ...{ id, identity, name, avatarUrl },
    guest: userId === null,
    noAvatarColor: noAvatarColor(email ?? identity),
    since: askedAt.toISOString(),
  };
}

function barsOf(participants: readonly ParticipantView[]): Bar[] {
  return participants.flatMap(({ identity, name, userId, removedAt }) =>
    removedAt
      ? [{ identity, name, guest: userId === null, removedAt: removedAt.toISOString() }]
      : [],
  );
}
