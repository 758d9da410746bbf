import { authenticateApiKey } from "@rooms/domain/spaces/use-cases/api-keys";
import type { ApiKeyAuth } from "./authenticator.ts";

export function createApiKeyAuth(deps: Parameters<typeof authenticateApiKey>[0]): ApiKeyAuth {
  const authenticate = authenticateApiKey(deps);
  return {
    async find(secret) {
      const key = await authenticate({ secret });
      if (!key.ok) return null;
      const { id, spaceId, scopes } = key.value;
      return { caller: { kind: "system", spaceId }, scopes, account: `key:${id}` };
    },
  };
}
