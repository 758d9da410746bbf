import { apiKeyId } from "../../shared/ids.ts";
import type { ApiKeyId, SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { ApiKey } from "../api-key.ts";
import type { ApiKeyScope } from "../../vocabulary/spaces.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireOwner } from "./membership.ts";

/** Leads every secret, so that leaked ones can be found in text. */
export const apiKeySecretPrefix = "rooms_";
const secretLength = 40;
const shownLength = apiKeySecretPrefix.length + 4;

/** Makes a key for a space; owners only. The secret is told this once. */
export function createApiKey({
  store,
  clock,
  ids,
  hasher,
}: Pick<SpaceDeps, "store" | "clock" | "ids" | "hasher">) {
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
    name: string;
    scopes: readonly ApiKeyScope[];
  }): Promise<Result<{ key: ApiKey; secret: string }>> => {
    const owner = await requireOwner(store, input);
    if (!owner.ok) return owner;
    const secret = `${apiKeySecretPrefix}${ids.token(secretLength)}`;
    const key: ApiKey = {
      id: apiKeyId(ids.uuid()),
      spaceId: input.spaceId,
      name: input.name,
      prefix: secret.slice(0, shownLength),
      scopes: input.scopes,
      createdBy: input.userId,
      createdAt: clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await store.apiKeys.create(key, await hasher.hash(secret));
    return ok({ key, secret });
  };
}

/** Keys in use, newest first; owners only. */
export function listApiKeys({ store }: Pick<SpaceDeps, "store">) {
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
  }): Promise<Result<readonly ApiKey[]>> => {
    const owner = await requireOwner(store, input);
    return owner.ok ? ok(await store.apiKeys.list(input.spaceId)) : owner;
  };
}

/** Ends a key at once; owners only. */
export function revokeApiKey({ store, clock }: Pick<SpaceDeps, "store" | "clock">) {
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
    keyId: ApiKeyId;
  }): Promise<Result<null>> => {
    const owner = await requireOwner(store, input);
    if (!owner.ok) return owner;
    const done = await store.apiKeys.revoke(input.spaceId, input.keyId, clock.now());
    return done ? ok(null) : refuse("NOT_FOUND");
  };
}

const usedGrainMs = 60_000;

/**
 * The key a request carries. UNAUTHENTICATED for unknown and revoked secrets alike. Its use is noted once a minute, and
 * the request does not wait for it.
 */
export function authenticateApiKey({
  store,
  clock,
  hasher,
  background,
}: Pick<SpaceDeps, "store" | "clock" | "hasher" | "background">) {
  return async ({ secret }: { secret: string }): Promise<Result<ApiKey>> => {
    const key = await store.apiKeys.findByHash(await hasher.hash(secret));
    if (!key) return refuse("UNAUTHENTICATED");
    const now = clock.now();
    const notedMs = key.lastUsedAt?.getTime() ?? -Infinity;
    if (now.getTime() - notedMs > usedGrainMs) {
      background.run("note the use of an API key", () => store.apiKeys.touch(key.id, now));
    }
    return ok(key);
  };
}
