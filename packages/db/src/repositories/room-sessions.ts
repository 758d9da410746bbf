import type { Session } from "@rooms/domain/sessions/session";
import type { RoomId, SpaceId } from "@rooms/domain/shared/ids";
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { videoSessions } from "../schema/index.ts";
import { firstOf } from "./first.ts";
import { sessionOf } from "./session-row.ts";

export const isCurrent = inArray(videoSessions.status, ["CREATED", "LIVE"]);

export function findCurrentOf(db: Database, space: SpaceId, room: RoomId): Promise<Session | null> {
  return newestOf(db, { space, room }, isCurrent);
}

export function findLastSpokenOf(
  db: Database,
  space: SpaceId,
  room: RoomId,
): Promise<Session | null> {
  const spoken = and(eq(videoSessions.status, "ENDED"), gt(videoSessions.rawTranscriptSegments, 0));
  return newestOf(db, { space, room }, spoken);
}

async function newestOf(
  db: Database,
  { space, room }: { space: SpaceId; room: RoomId },
  filter: SQL | undefined,
): Promise<Session | null> {
  const row = firstOf(
    await db
      .select()
      .from(videoSessions)
      .where(and(eq(videoSessions.spaceId, space), eq(videoSessions.roomId, room), filter))
      .orderBy(desc(videoSessions.createdAt), desc(videoSessions.id))
      .limit(1),
  );
  return row && sessionOf(row);
}
