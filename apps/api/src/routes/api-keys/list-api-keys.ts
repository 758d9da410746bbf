import { listApiKeys as operation } from "@rooms/contracts/http";
import { listApiKeys } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { inSpace } from "./in-space.ts";
import { apiKeyOf } from "./views.ts";

export function listApiKeysRoute(deps: RouteDeps): Route {
  const findSpace = inSpace(deps);
  const list = listApiKeys(deps);
  return bind(operation, async ({ caller, input: { query } }) => {
    const who = await findSpace(caller, query.spaceId);
    if (!who.ok) return who;
    return mapResult(await list(who.value), (keys) => ({ items: keys.map(apiKeyOf) }));
  });
}
