import type { ApiKeyRepository } from "@rooms/domain/spaces/ports";
import { and, desc, eq, getTableColumns, isNull, lt, or } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { apiKeys } from "../schema/index.ts";
import { firstOf } from "./first.ts";

const { secretHash, ...columns } = getTableColumns(apiKeys);
const inUse = isNull(apiKeys.revokedAt);
const touchGrainMs = 60_000;

export function apiKeyRepository(db: Database, onEnded: () => void): ApiKeyRepository {
  return {
    async create(key, hash) {
      await db.insert(apiKeys).values({ ...key, scopes: [...key.scopes], secretHash: hash });
    },
    list: (space) =>
      db
        .select(columns)
        .from(apiKeys)
        .where(and(eq(apiKeys.spaceId, space), inUse))
        .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id)),
    async findByHash(hash) {
      return firstOf(
        await db
          .select(columns)
          .from(apiKeys)
          .where(and(eq(secretHash, hash), inUse)),
      );
    },
    async touch(id, at) {
      const longAgo = new Date(at.getTime() - touchGrainMs);
      await db
        .update(apiKeys)
        .set({ lastUsedAt: at })
        .where(
          and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, longAgo))),
        );
    },
    async revoke(space, id, at) {
      const rows = await db
        .update(apiKeys)
        .set({ revokedAt: at })
        .where(and(eq(apiKeys.spaceId, space), eq(apiKeys.id, id), inUse))
        .returning({ id: apiKeys.id });
      onEnded();
      return rows.length > 0;
    },
    async revokeMadeBy(space, by, at) {
      await db
        .update(apiKeys)
        .set({ revokedAt: at })
        .where(and(eq(apiKeys.spaceId, space), eq(apiKeys.createdBy, by), inUse));
      onEnded();
    },
  };
}
