import type { RoomRepository } from "@rooms/domain/rooms/ports";
import type { CurrentSession, Room, RoomItem } from "@rooms/domain/rooms/room";
import { and, count, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { rooms, users, videoSessions } from "../schema/index.ts";
import { firstOf } from "./first.ts";
import { planColumns, planOf } from "./plan-columns.ts";
import { isCurrent } from "./room-sessions.ts";

export function roomRepository(db: Database): RoomRepository {
  const find = async (filter: ReturnType<typeof and>) => firstOf(await itemsOf(db).where(filter));
  return {
    async create({ plan, ...room }) {
      const rows = await db
        .insert(rooms)
        .values({ ...room, ...planColumns(plan) })
        .onConflictDoNothing({ target: rooms.slug })
        .returning({ id: rooms.id });
      return rows.length > 0;
    },
    async count(space) {
      const rows = await db.select({ rooms: count() }).from(rooms).where(eq(rooms.spaceId, space));
      return rows[0]?.rooms ?? 0;
    },
    async list({ spaceId, after, limit }) {
      const older =
        after &&
        sql`(${rooms.createdAt}, ${rooms.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`;
      const rows = await itemsOf(db)
        .where(and(eq(rooms.spaceId, spaceId), older))
        .orderBy(desc(rooms.createdAt), desc(rooms.id))
        .limit(limit);
      return rows.map(itemOf);
    },
    async findBySlug(slug) {
      const row = await find(eq(rooms.slug, slug));
      return row && itemOf(row);
    },
    async lock(space, id) {
      const rows = db
        .select()
        .from(rooms)
        .where(and(eq(rooms.spaceId, space), eq(rooms.id, id)));
      const row = firstOf(await rows.for("no key update"));
      return row && roomOf(row);
    },
    async update(space, id, { plan, ...change }) {
      const one = and(eq(rooms.spaceId, space), eq(rooms.id, id));
      const written = { ...change, ...(plan === undefined ? {} : planColumns(plan)) };
      if (Object.keys(written).length > 0) await db.update(rooms).set(written).where(one);
      const row = await find(one);
      return row && itemOf(row);
    },
    async delete(space, id) {
      const rows = await db
        .delete(rooms)
        .where(and(eq(rooms.spaceId, space), eq(rooms.id, id)))
        .returning({ id: rooms.id });
      return rows.length > 0;
    },
  };
}

/** A room has one current session at most: `video_sessions_room_current_key`. */
function itemsOf(db: Database) {
  return db
    .select({
      room: getTableColumns(rooms),
      creatorName: users.name,
      current: { slug: videoSessions.slug, status: videoSessions.status },
    })
    .from(rooms)
    .leftJoin(users, eq(users.id, rooms.createdBy))
    .leftJoin(videoSessions, and(eq(videoSessions.roomId, rooms.id), isCurrent))
    .$dynamic();
}

type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number];

function itemOf({ room, creatorName, current }: ItemRow): RoomItem {
  return { ...roomOf(room), creatorName, current: current && currentOf(current) };
}

function currentOf({ slug, status }: NonNullable<ItemRow["current"]>): CurrentSession | null {
  return status === "CREATED" || status === "LIVE" ? { slug, status } : null;
}

function roomOf({ plannedStartAt, plannedDurationMinutes, ...room }: ItemRow["room"]): Room {
  return { ...room, plan: planOf({ plannedStartAt, plannedDurationMinutes }) };
}
