import { getProfile as operation } from "@rooms/contracts/http";
import { getProfile } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { shownProfile } from "./views.ts";

export function getProfileRoute(deps: RouteDeps): Route {
  const get = getProfile(deps);
  return bind(operation, async ({ caller }) => mapResult(await get(caller), shownProfile));
}
