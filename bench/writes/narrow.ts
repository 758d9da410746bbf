import type { SessionFlush } from "@rooms/domain/transcription/store";
import { databaseOn } from "@rooms/db";
import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Pool } from "@rooms/db";

/** What the goal of 20 times was measured on elsewhere: a narrow table with one index. */
const narrow = pgTable(
  "bench_narrow",
  {
    sessionId: uuid("session_id").notNull(),
    utteranceId: text("utterance_id").notNull(),
    text: text("text").notNull(),
    startedAtMs: integer("started_at_ms").notNull(),
    endedAtMs: integer("ended_at_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.utteranceId] })],
);

const createSql = `create table if not exists bench_narrow (
  session_id uuid, utterance_id text, text text not null, started_at_ms int not null, ended_at_ms int not null,
  primary key (session_id, utterance_id)
)`;
const unnestSql = `
insert into bench_narrow (session_id, utterance_id, text, started_at_ms, ended_at_ms)
select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
on conflict (session_id, utterance_id) do update set text = excluded.text`;

interface NarrowRow {
  sessionId: string;
  utteranceId: string;
  text: string;
  startedAtMs: number;
  endedAtMs: number;
}

export async function createNarrow(pool: Pool): Promise<void> {
  await pool.query(createSql);
}

export async function writeNarrowAtOnce(pool: Pool, batch: readonly SessionFlush[]): Promise<void> {
  const rows = rowsOf(batch);
  const values = [
    rows.map(({ sessionId }) => sessionId),
    rows.map(({ utteranceId }) => utteranceId),
    rows.map((row) => row.text),
    rows.map(({ startedAtMs }) => startedAtMs),
    rows.map(({ endedAtMs }) => endedAtMs),
  ];
  await pool.query(unnestSql, values);
}

export function writeNarrowByObjectMapper(
  pool: Pool,
  batch: readonly SessionFlush[],
): Promise<void> {
  return databaseOn(pool).transaction(async (transaction) => {
    for (const row of rowsOf(batch)) {
      await transaction
        .insert(narrow)
        .values(row)
        .onConflictDoUpdate({
          target: [narrow.sessionId, narrow.utteranceId],
          set: { text: row.text },
        });
    }
  });
}

function rowsOf(batch: readonly SessionFlush[]): NarrowRow[] {
  return batch.flatMap(({ sessionId, segments }) =>
    segments.map(({ utteranceId, text: said, startedAtMs, endedAtMs }) => ({
      ...{ sessionId, utteranceId, text: said, startedAtMs, endedAtMs },
    })),
  );
}
