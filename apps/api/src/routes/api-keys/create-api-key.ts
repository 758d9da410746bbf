import { createApiKey as operation } from "@rooms/contracts/http";
import { createApiKey } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { inSpace } from "./in-space.ts";
import { apiKeyOf } from "./views.ts";

export function createApiKeyRoute(deps: RouteDeps): Route {
  const findSpace = inSpace(deps);
  const create = createApiKey(deps);
  return bind(operation, async ({ caller, input: { body } }) => {
    const who = await findSpace(caller, body.spaceId);
    if (!who.ok) return who;
    const scopes = [...new Set(body.scopes)];
    const created = await create({ ...who.value, name: body.name, scopes });
    return mapResult(created, ({ key, secret }) => ({ key: apiKeyOf(key), secret }));
  });
}
