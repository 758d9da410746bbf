import type { Session } from "@rooms/domain/sessions/session";
import { expiry } from "@rooms/domain/sessions/session-state";
import type { SessionId, Slug } from "@rooms/domain/shared/ids";
import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { deletedRooms, videoSessions } from "../schema/index.ts";
import { sessionOf } from "./session-row.ts";

/**
 * Skips a session whose row is locked: a first join makes it LIVE, and the next sweep sees what a change of its plan
 * leaves.
 */
export async function expireCreated(db: Database, before: Date): Promise<SessionId[]> {
  const due = db
    .select({ id: videoSessions.id })
    .from(videoSessions)
    .where(
      and(
        inArray(videoSessions.status, expiry.from),
        sql`coalesce(${videoSessions.plannedStartAt}, ${videoSessions.lastActivityAt}) <= ${before.toISOString()}::timestamptz`,
      ),
    )
    .for("no key update", { skipLocked: true });
  const rows = await db
    .update(videoSessions)
    .set({ status: expiry.to })
    .where(and(inArray(videoSessions.id, due), inArray(videoSessions.status, expiry.from)))
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

/** Over as `keptUntil` of the domain has it. */
export async function listOutlived(db: Database, now: Date, limit: number): Promise<SessionId[]> {
  const over = sql`coalesce(s.ended_at, s.planned_start_at, s.last_activity_at)`;
  const rows = await db.execute<{ id: SessionId }>(sql`
    select s.id from spaces o join video_sessions s on s.space_id = o.id
    where o.kept_days is not null and s.status in ('ENDED', 'EXPIRED')
      and ${over} <= ${now.toISOString()}::timestamptz - make_interval(days => o.kept_days)
    order by ${over}
    limit ${limit}`);
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
