import type { Session } from "@rooms/domain/sessions/session";
import type { SessionId, Slug } from "@rooms/domain/shared/ids";
import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { deletedRooms, videoSessions } from "../schema/index.ts";
import { sessionOf } from "./session-row.ts";

/**
 * A session that is locked is skipped: a first join makes it LIVE, and what a change of its plan leaves is for the next
 * sweep to see.
 */
export async function expireCreated(db: Database, before: Date): Promise<SessionId[]> {
  const due = db
    .select({ id: videoSessions.id })
    .from(videoSessions)
    .where(
      and(
        eq(videoSessions.status, "CREATED"),
        sql`coalesce(${videoSessions.plannedStartAt}, ${videoSessions.lastActivityAt}) <= ${before.toISOString()}::timestamptz`,
      ),
    )
    .for("no key update", { skipLocked: true });
  const rows = await db
    .update(videoSessions)
    .set({ status: "EXPIRED" })
    .where(and(inArray(videoSessions.id, due), eq(videoSessions.status, "CREATED")))
    .returning({ id: videoSessions.id });
  return rows.map(({ id }) => id);
}

export async function listLive(db: Database): Promise<Session[]> {
  const rows = await db.select().from(videoSessions).where(eq(videoSessions.status, "LIVE"));
  return rows.map(sessionOf);
}

export async function listIdle(db: Database, idleSince: Date, limit: number): Promise<SessionId[]> {
  const rows = await db
    .select({ id: videoSessions.id })
    .from(videoSessions)
    .where(
      and(
        eq(videoSessions.status, "LIVE"),
        lte(videoSessions.lastActivityAt, idleSince),
        sql`not exists (
          select 1 from participants p where p.session_id = ${videoSessions.id} and p.left_at is null
        )`,
      ),
    )
    .orderBy(asc(videoSessions.lastActivityAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function listOver(db: Database, since: Date): Promise<Slug[]> {
  const ended = db
    .select({ slug: videoSessions.slug })
    .from(videoSessions)
    .where(and(eq(videoSessions.status, "ENDED"), gte(videoSessions.endedAt, since)));
  const deleted = db
    .select({ slug: deletedRooms.slug })
    .from(deletedRooms)
    .where(gte(deletedRooms.deletedAt, since));
  return (await ended.unionAll(deleted)).map(({ slug }) => slug);
}

export async function wasDeleted(db: Database, slug: Slug): Promise<boolean> {
  const rows = await db.select().from(deletedRooms).where(eq(deletedRooms.slug, slug));
  return rows.length > 0;
}
