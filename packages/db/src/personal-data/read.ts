import type { DataSubject } from "@rooms/domain/erasure/erasure";
import type { SessionId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { databaseOn } from "../database/drizzle.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { Pool } from "../database/pool.ts";
import { whoOf } from "./section.ts";
import { personSections, sessionSections } from "./sections.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Takes the rows of one section, a page at a time and in the order of `sections`; each section comes once at least. */
export type TakeRows = (section: string, rows: readonly Row[]) => Promise<void>;

export interface PersonalDataReader {
  /** All that is held about a person, of one moment. */
  readPerson(subject: DataSubject, take: TakeRows): Promise<void>;
  /** All that is held of a session, of one moment. */
  readSession(session: SessionId, take: TakeRows): Promise<void>;
}

interface Read {
  readonly name: string;
  readonly table: string;
  readonly hidden?: readonly string[];
  readonly where: SQL;
}

const pageRows = 500;

export function createPersonalDataReader(pool: Pool): PersonalDataReader {
  return {
    readPerson(subject, take) {
      const who = whoOf(subject);
      const reads = personSections.map(({ of, ...section }) => ({ ...section, where: of(who) }));
      return readAll(pool, reads, take);
    },
    readSession(session, take) {
      const where = sql`t.session_id = ${session}::uuid`;
      const itself = {
        ...{ name: "session", table: "video_sessions", where: sql`t.id = ${session}::uuid` },
        hidden: ["search", "raw_transcript_basis", "raw_transcript_url"],
      };
      const below = sessionSections.map((section) => ({ ...section, where }));
      return readAll(pool, [itself, ...below], take);
    },
  };
}

function readAll(pool: Pool, reads: readonly Read[], take: TakeRows): Promise<void> {
  return inTransaction(pool, async (client) => {
    const db = databaseOn(client, { prepare: false });
    await db.execute(sql`set transaction isolation level repeatable read, read only`);
    for (const { name, table, hidden = [], where } of reads) {
      await db.execute(sql`declare told cursor for
        select to_jsonb(t) - ${sql.param([...hidden])}::text[] as row from ${sql.raw(table)} t where ${where}`);
      for (let page: readonly { row: Row }[] | null = null; page === null || page.length > 0;) {
        page = await db.execute<{ row: Row }>(sql.raw(`fetch ${pageRows} from told`));
        await take(
          name,
          page.map(({ row }) => row),
        );
      }
      await db.execute(sql`close told`);
    }
    return { value: undefined, commit: false };
  });
}
