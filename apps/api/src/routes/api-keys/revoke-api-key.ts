import { revokeApiKey as operation } from "@rooms/contracts/http";
import { apiKeyId, revokeApiKey } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { inSpace } from "./in-space.ts";

export function revokeApiKeyRoute(deps: RouteDeps): Route {
  const findSpace = inSpace(deps);
  const revoke = revokeApiKey(deps);
  return bind(operation, async ({ caller, input: { params, query } }) => {
    const who = await findSpace(caller, query.spaceId);
    return who.ok ? revoke({ ...who.value, keyId: apiKeyId(params.id) }) : who;
  });
}
