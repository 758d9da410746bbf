import type { SessionRepository } from "@rooms/domain/sessions/ports";
import type { Session } from "@rooms/domain/sessions/session";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { videoSessions } from "../schema/index.ts";
import { afterLockingLease } from "./lease-locks.ts";
import { firstOf } from "./first.ts";
import { findCurrentOf, findLastSpokenOf } from "./room-sessions.ts";
import { sessionReads } from "./session-reads.ts";
import { changeOf, rowOf, sessionOf } from "./session-row.ts";
import type { SessionRow } from "./session-row.ts";
import {
  expireCreated,
  listIdle,
  listLive,
  listOutlived,
  listOver,
  wasDeleted,
} from "./session-sweeps.ts";

export function sessionRepository(db: Database): SessionRepository {
  const select = () => db.select().from(videoSessions);
  return {
    async create(session) {
      const rows = await db
        .insert(videoSessions)
        .values(rowOf(session))
        .onConflictDoNothing({ target: videoSessions.slug })
        .returning({ id: videoSessions.id });
      return rows.length > 0;
    },
    findBySlug: async (slug) => one(await select().where(eq(videoSessions.slug, slug))),
    find: async (id) => one(await select().where(eq(videoSessions.id, id))),
    findCurrent: (space, room) => findCurrentOf(db, space, room),
    findLastSpoken: (space, room) => findLastSpokenOf(db, space, room),
    // "no key update" lets the transcript store go on adding rows that refer to the session.
    async lockBySlug(slug) {
      return one(await select().where(eq(videoSessions.slug, slug)).for("no key update"));
    },
    async lock(id) {
      return one(await select().where(eq(videoSessions.id, id)).for("no key update"));
    },
    ...sessionReads(db),
    async update(space, id, change) {
      const rows = await db
        .update(videoSessions)
        .set(changeOf(change))
        .where(and(eq(videoSessions.spaceId, space), eq(videoSessions.id, id)))
        .returning();
      return one(rows);
    },
    async noteStageChange(space, id) {
      // A trigger tells of it as it commits.
      await db
        .update(videoSessions)
        .set({ stageRevision: sql`${videoSessions.stageRevision} + 1` })
        .where(and(eq(videoSessions.spaceId, space), eq(videoSessions.id, id)));
    },
    async delete(space, id) {
      const rows = await db
        .delete(videoSessions)
        .where(
          and(eq(videoSessions.spaceId, space), eq(videoSessions.id, id), afterLockingLease(id)),
        )
        .returning({ id: videoSessions.id });
      return rows.length > 0;
    },
    expireCreated: (before) => expireCreated(db, before),
    listIdle: (idleSince, limit) => listIdle(db, idleSince, limit),
    listOutlived: (now, limit) => listOutlived(db, now, limit),
    listLive: () => listLive(db),
    listOver: (since) => listOver(db, since),
    wasDeleted: (slug) => wasDeleted(db, slug),
  };
}

function one(rows: readonly SessionRow[]): Session | null {
  const row = firstOf(rows);
  return row && sessionOf(row);
}
