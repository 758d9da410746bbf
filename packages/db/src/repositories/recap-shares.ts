import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import type { RecapShareRepository } from "@rooms/domain/sharing/ports";
import { and, desc, eq, getTableColumns, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { recapShares, users, videoSessions } from "../schema/index.ts";
import { firstOf } from "./first.ts";

const { tokenHash, ...columns } = getTableColumns(recapShares);
const minuteMs = 60_000;

export function recapShareRepository(db: Database): RecapShareRepository {
  const ofSession = (space: SpaceId, session: SessionId) =>
    and(
      eq(recapShares.sessionId, session),
      sql`exists (
        select from ${videoSessions} where ${videoSessions.id} = ${session} and ${videoSessions.spaceId} = ${space}
      )`,
    );
  return {
    async create(share, hash) {
      await db.insert(recapShares).values({ ...share, tokenHash: hash });
    },
    list: (space, session, now) =>
      db
        .select({ ...columns, creatorName: users.name })
        .from(recapShares)
        .leftJoin(users, eq(users.id, recapShares.createdBy))
        .where(and(ofSession(space, session), gt(recapShares.expiresAt, now)))
        .orderBy(desc(recapShares.createdAt), desc(recapShares.id)),
    async findByTokenHash(hash, now) {
      const good = and(eq(tokenHash, hash), gt(recapShares.expiresAt, now));
      return firstOf(await db.select(columns).from(recapShares).where(good));
    },
    async touch(id, at) {
      const minuteAgo = new Date(at.getTime() - minuteMs);
      const isOlder = or(isNull(recapShares.lastOpenedAt), lt(recapShares.lastOpenedAt, minuteAgo));
      await db
        .update(recapShares)
        .set({ lastOpenedAt: at })
        .where(and(eq(recapShares.id, id), isOlder));
    },
    async remove(space, session, id) {
      const rows = await db
        .delete(recapShares)
        .where(and(ofSession(space, session), eq(recapShares.id, id)))
        .returning({ id: recapShares.id });
      return rows.length > 0;
    },
  };
}
