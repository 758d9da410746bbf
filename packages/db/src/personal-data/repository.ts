import type { DataSubject, Participation, RowCounts } from "@rooms/domain/erasure/erasure";
import type { ErasureOptions, PersonalDataRepository } from "@rooms/domain/erasure/ports";
import type { SessionId, SpaceId, UserId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { erasures } from "../schema/index.ts";
import { howOf, whoOf } from "./section.ts";
import { personSections, sessionSections } from "./sections.ts";
import { eraseFromAnalyses } from "./session-part-sections.ts";

export function personalDataRepository(db: Database): PersonalDataRepository {
  return {
    subjectOf: (user) => subjectOf(db, user),
    count(subject) {
      const who = whoOf(subject);
      return countAll(
        db,
        personSections.map(({ name, table, of }) => ({ name, table, where: of(who) })),
      );
    },
    countSession(session) {
      const where = sql`t.session_id = ${session}::uuid`;
      return countAll(
        db,
        sessionSections.map(({ name, table }) => ({ name, table, where })),
      );
    },
    countSpace: (space) => countAll(db, spaceCounts(space)),
    erase: (subject, options) => erase(db, subject, options),
    async record(record) {
      await db.insert(erasures).values(record);
    },
  };
}

async function subjectOf(db: Database, user: UserId): Promise<DataSubject | null> {
  const [account] = await db.execute<{ address: string; name: string | null }>(
    sql`select lower(email) as address, name from users where id = ${user}`,
  );
  if (!account) return null;
  const parts = await db.execute<
    Participation & Record<string, unknown> & { names: string[]; spaceId: SpaceId }
  >(sql`
    select p.id, p.session_id as "sessionId", p.identity, s.status = 'LIVE' as "isLive", s.space_id as "spaceId",
      p.former_names || p.name as names
    from participants p join video_sessions s on s.id = p.session_id
    where p.user_id = ${user} order by p.id`);
  const spaces = await db.execute<{ id: SpaceId }>(
    sql`select space_id as id from space_members where user_id = ${user}`,
  );
  const names = parts.flatMap((part) => part.names).concat(account.name ?? []);
  return {
    userId: user,
    address: account.address,
    names: [...new Set(names)],
    spaceIds: [...new Set([...spaces.map(({ id }) => id), ...parts.map((part) => part.spaceId)])],
    participations: parts.map(({ id, sessionId, identity, isLive }) => ({
      ...{ id, sessionId, identity, isLive },
    })),
  };
}

interface Counted {
  readonly name: string;
  readonly table: string;
  readonly where: SQL;
}

async function countAll(db: Database, counted: readonly Counted[]): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const { name, table, where } of counted) {
    const [row] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.raw(table)} t where ${where}`,
    );
    if (row && row.count > 0) counts[name] = row.count;
  }
  return counts;
}

function spaceCounts(space: SpaceId): Counted[] {
  const own = sql`t.space_id = ${space}::uuid`;
  return [
    { name: "members", table: "space_members", where: own },
    { name: "invitations", table: "space_invitations", where: own },
    { name: "apiKeys", table: "api_keys", where: own },
    { name: "glossaryTerms", table: "glossary_terms", where: own },
    { name: "rooms", table: "rooms", where: own },
    { name: "sessions", table: "video_sessions", where: own },
    { name: "lines", table: "transcript_segments", where: own },
    { name: "chatMessages", table: "chat_messages", where: own },
    { name: "tasks", table: "tasks", where: own },
  ];
}

async function erase(
  db: Database,
  subject: DataSubject,
  options: ErasureOptions,
): Promise<{ sessionsToWrite: SessionId[] }> {
  const who = whoOf(subject);
  const how = howOf(options);
  await db.execute(eraseFromAnalyses(who, how));
  for (const section of personSections)
    for (const statement of section.erase?.(who, how) ?? []) await db.execute(statement);
  // Its number is part of what a document is told by: one that is being written meanwhile is written again as well.
  const rows = await db.execute<{ id: SessionId }>(sql`
    update video_sessions set chat_revision = chat_revision + 1
    where id = ${who.sessions} and status = 'ENDED' returning id`);
  await db.execute(sql`delete from users where id = ${who.user}`);
  return { sessionsToWrite: rows.map(({ id }) => id) };
}
