import { authenticateApiKey } from "@rooms/domain/spaces/use-cases/api-keys";
import type { Systems } from "./asker.ts";

/** API keys, as an Authorization header carries them. */
export function createSystems(deps: Parameters<typeof authenticateApiKey>[0]): Systems {
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
