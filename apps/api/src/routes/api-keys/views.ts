import type { ApiKey as Shown } from "@rooms/contracts/http";
import type { ApiKey } from "@rooms/domain";

export function apiKeyOf(key: ApiKey): Shown {
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
