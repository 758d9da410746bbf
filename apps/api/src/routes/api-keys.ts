import * as contracts from "@rooms/contracts/http";
import type { ApiKey as Shown } from "@rooms/contracts/http";
import type { Caller } from "@rooms/domain/shared/caller";
import { apiKeyId, type SpaceId, spaceId, type UserId } from "@rooms/domain/shared/ids";
import type { Result } from "@rooms/domain/shared/result";
import type { ApiKey } from "@rooms/domain/spaces/api-key";
import { createApiKey, listApiKeys, revokeApiKey } from "@rooms/domain/spaces/use-cases/api-keys";
import { workingSpace } from "@rooms/domain/spaces/use-cases/working-space";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

export function apiKeyRoutes(deps: RouteDeps): Route[] {
  return [listApiKeysRoute(deps), createApiKeyRoute(deps), revokeApiKeyRoute(deps)];
}

function listApiKeysRoute(deps: RouteDeps): Route {
  const findSpace = inSpace(deps);
  const list = listApiKeys(deps);
  return bind(contracts.listApiKeys, async ({ caller, input: { query } }) => {
    const who = await findSpace(caller, query.spaceId);
    if (!who.ok) return who;
    return mapResult(await list(who.value), (keys) => ({ items: keys.map(apiKeyOf) }));
  });
}

function createApiKeyRoute(deps: RouteDeps): Route {
  const findSpace = inSpace(deps);
  const create = createApiKey(deps);
  return bind(contracts.createApiKey, async ({ caller, input: { body } }) => {
    const who = await findSpace(caller, body.spaceId);
    if (!who.ok) return who;
    const scopes = [...new Set(body.scopes)];
    const created = await create({ ...who.value, name: body.name, scopes });
    return mapResult(created, ({ key, secret }) => ({ key: apiKeyOf(key), secret }));
  });
}

function revokeApiKeyRoute(deps: RouteDeps): Route {
  const findSpace = inSpace(deps);
  const revoke = revokeApiKey(deps);
  return bind(contracts.revokeApiKey, async ({ caller, input: { params, query } }) => {
    const who = await findSpace(caller, query.spaceId);
    return who.ok ? revoke({ ...who.value, keyId: apiKeyId(params.id) }) : who;
  });
}

type Person = Extract<Caller, { kind: "user" }>;
type Who = { userId: UserId; spaceId: SpaceId };

/** The caller and the space the request names, or their active one. */
function inSpace(deps: RouteDeps) {
  const find = workingSpace(deps);
  return async (caller: Person, named: string | undefined): Promise<Result<Who>> => {
    const space = await find(caller, named === undefined ? undefined : spaceId(named));
    if (!space.ok) return space;
    return { ok: true, value: { userId: caller.userId, spaceId: space.value.id } };
  };
}

function apiKeyOf(key: ApiKey): Shown {
  return {
    id: key.id,
    spaceId: key.spaceId,
    name: key.name,
    prefix: key.prefix,
    scopes: [...key.scopes],
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}
