import type { SessionListItem, SessionListQuery } from "@rooms/domain/sessions/session";
import { and, asc, desc, eq, getTableColumns, ne, not, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { rooms, users, videoSessions } from "../schema/index.ts";
import { sessionOf } from "./session-row.ts";

export const participantCount = sql<number>`(
  select count(*)::int from participants p where p.session_id = ${videoSessions.id}
)`;

/** What a session tells of the room it was opened in. */
export const roomColumns = { slug: rooms.slug, name: rooms.name };

/**
 * One page on `video_sessions_space_idx`, read backwards from the cursor, or on `video_sessions_upcoming_idx`, read
 * forwards: its cost does not grow with the space. The row comparison makes pages stable while sessions are added and
 * deleted between two requests.
 */
export async function listSessions(
  db: Database,
  query: SessionListQuery,
): Promise<SessionListItem[]> {
  const { spaceId, status, text, roomId, upcoming, viewer, after, limit } = query;
  const soonestFirst = upcoming === "only";
  const rows = await db
    .select({
      session: getTableColumns(videoSessions),
      participantCount,
      creatorName: users.name,
      room: roomColumns,
      viewerTookPart: sql<boolean>`exists (
        select 1 from participants p
        where p.session_id = ${videoSessions.id} and p.user_id = ${viewer}::uuid and p.removed_at is null
      )`,
    })
    .from(videoSessions)
    .leftJoin(users, eq(users.id, videoSessions.createdBy))
    .leftJoin(rooms, eq(rooms.id, videoSessions.roomId))
    .where(
      and(
        eq(videoSessions.spaceId, spaceId),
        status ? eq(videoSessions.status, status) : ne(videoSessions.status, "EXPIRED"),
        text === undefined ? undefined : matches(text),
        roomId && eq(videoSessions.roomId, roomId),
        upcoming && (soonestFirst ? isUpcoming : not(isUpcoming)),
        after && (soonestFirst ? isLater(after) : isOlder(after)),
      ),
    )
    .orderBy(
      ...(soonestFirst
        ? [asc(videoSessions.plannedStartAt), asc(videoSessions.id)]
        : [desc(videoSessions.createdAt), desc(videoSessions.id)]),
    )
    .limit(limit);
  return rows.map(({ session, ...rest }) => ({ ...sessionOf(session), ...rest }));
}

const isUpcoming = sql`(${videoSessions.status} = 'CREATED' and ${videoSessions.plannedStartAt} is not null)`;

type Place = NonNullable<SessionListQuery["after"]>;

function isOlder({ createdAt, id }: Place) {
  return sql`(${videoSessions.createdAt}, ${videoSessions.id}) < (${createdAt.toISOString()}::timestamptz, ${id}::uuid)`;
}

function isLater({ createdAt, id }: Place) {
  return sql`(${videoSessions.plannedStartAt}, ${videoSessions.id}) > (${createdAt.toISOString()}::timestamptz, ${id}::uuid)`;
}

function matches(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(${videoSessions.title} ilike ${pattern} or ${videoSessions.slug} ilike ${pattern})`;
}
