import type { ApiKeyScope } from "../vocabulary/spaces.ts";
import type { ApiKeyId, SpaceId, UserId } from "../shared/ids.ts";

/** A system's way into one space. The secret is shown once, at creation; only its hash is kept. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly spaceId: SpaceId;
  readonly name: string;
  /** First characters of the secret, to tell keys apart in a list. */
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
