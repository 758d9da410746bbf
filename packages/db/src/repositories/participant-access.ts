import type { Access, Admission } from "@rooms/domain/sessions/access";
import type { ParticipantView } from "@rooms/domain/sessions/participant";
import type { ParticipantId, SessionId } from "@rooms/domain/shared/ids";
import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { accessSql, listeningSql } from "../access-sql.ts";
import type { Database } from "../database/drizzle.ts";
import { participants, users } from "../schema/index.ts";

export function listParticipants(db: Database, session: SessionId): Promise<ParticipantView[]> {
  return db
    .select({
      ...getTableColumns(participants),
      avatarUrl: users.image,
      email: users.email,
      listening: sql<boolean>`(select ${sql.raw(listeningSql)} from participants p where p.id = ${participants.id})`,
    })
    .from(participants)
    .leftJoin(users, eq(users.id, participants.userId))
    .where(eq(participants.sessionId, session))
    .orderBy(asc(participants.joinedAt), asc(participants.id));
}

export async function isListening(
  db: Database,
  session: SessionId,
  id: ParticipantId,
): Promise<boolean> {
  const { count } = await db.execute(sql`
    select from participants p
    where p.session_id = ${session} and p.id = ${id} and ${sql.raw(listeningSql)}`);
  return count === 1;
}

export async function findAdmissions(
  db: Database,
  session: SessionId,
  identities: readonly string[],
): Promise<Admission[]> {
  if (identities.length === 0) return [];
  return db
    .select({
      identity: sql<string>`p.identity`,
      access: sql<Access>`${sql.raw(accessSql)}`,
      leftAt: sql`p.left_at`.mapWith(participants.leftAt),
    })
    .from(sql`participants p`)
    .innerJoin(sql`video_sessions s`, sql`s.id = p.session_id`)
    .where(and(sql`p.session_id = ${session}`, inArray(sql`p.identity`, [...identities])));
}
