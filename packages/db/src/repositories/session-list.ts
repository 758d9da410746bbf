import type { SessionListItem, SessionListQuery } from "@rooms/domain";
import { and, desc, eq, getTableColumns, ne, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { users, videoSessions } from "../schema/index.ts";
import { sessionOf } from "./session-row.ts";

export const participantCount = sql<number>`(
  select count(*)::int from participants p where p.session_id = ${videoSessions.id}
)`;

/**
 * One page on `video_sessions_space_idx`, read backwards from the cursor: its cost does not grow with the space. The
 * row comparison makes pages stable while sessions are added and deleted between two requests.
 */
export async function listSessions(
  db: Database,
  query: SessionListQuery,
): Promise<SessionListItem[]> {
  const { spaceId, status, text, viewer, after, limit } = query;
  const rows = await db
    .select({
      session: getTableColumns(videoSessions),
      participantCount,
      creatorName: users.name,
      viewerTookPart: sql<boolean>`exists (
        select 1 from participants p
        where p.session_id = ${videoSessions.id} and p.user_id = ${viewer}::uuid and p.removed_at is null
      )`,
    })
    .from(videoSessions)
    .leftJoin(users, eq(users.id, videoSessions.createdBy))
    .where(
      and(
        eq(videoSessions.spaceId, spaceId),
        status ? eq(videoSessions.status, status) : ne(videoSessions.status, "EXPIRED"),
        text === undefined ? undefined : matches(text),
        after &&
          sql`(${videoSessions.createdAt}, ${videoSessions.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(videoSessions.createdAt), desc(videoSessions.id))
    .limit(limit);
  return rows.map(({ session, ...rest }) => ({ ...sessionOf(session), ...rest }));
}

function matches(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(${videoSessions.title} ilike ${pattern} or ${videoSessions.slug} ilike ${pattern})`;
}
