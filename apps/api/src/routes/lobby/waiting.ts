import {
  askToEnter as askOperation,
  waitInLobby as waitOperation,
  withdrawFromLobby as withdrawOperation,
} from "@rooms/contracts/http";
import { askToEnter, ok, refuse, slug, waitInLobby, withdrawFromLobby } from "@rooms/domain";
import { guestCookieName, guestPassTtlSeconds } from "../../auth/guest-passes.ts";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { lobbyWaitOf, waitViewOf } from "./views.ts";

/** What those do who wait to be let in. */
export function waitingRoutes(deps: RouteDeps): Route[] {
  return [askRoute(deps), waitRoute(deps), withdrawRoute(deps)];
}

function askRoute(deps: RouteDeps): Route {
  const ask = askToEnter(deps);
  return bind(askOperation, async ({ caller, input: { params, body }, setCookie }) => {
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
      const pass = await deps.passes.issue({ identity, slug: sessionSlug, sessionId: session.id });
      setCookie({
        name: guestCookieName(sessionSlug),
        value: pass,
        maxAgeSeconds: guestPassTtlSeconds,
      });
    }
    return ok(waitViewOf({ state: request ? "WAITING" : "ADMITTED" }, hostPresent));
  });
}

function waitRoute(deps: RouteDeps): Route {
  const wait = waitInLobby(deps);
  const { clock, lobbyWatch } = deps;
  return bind(waitOperation, async ({ caller, input: { params, query }, signal }) => {
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
  return bind(withdrawOperation, ({ caller, input: { params } }) =>
    withdraw({ caller, slug: slug(params.slug) }),
  );
}
