import { getSession as operation } from "@rooms/contracts/http";
import { getSession, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { sessionViewOf } from "./views.ts";

export function getSessionRoute(deps: RouteDeps): Route {
  const get = getSession(deps);
  return bind(operation, async ({ caller, input: { params } }) => {
    const [found, hearing] = await Promise.all([
      get({ caller, slug: slug(params.slug) }),
      deps.hearing(),
    ]);
    return mapResult(found, (view) => sessionViewOf(view, hearing));
  });
}
