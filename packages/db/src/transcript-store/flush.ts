import type { IdSource } from "@rooms/domain/shared/id-source";
import type { FlushAnswer, SessionFlush } from "@rooms/domain/transcription/store";
import type { Pool, Queryable } from "../database/pool.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { flushSql } from "./flush-sql.ts";
import { flushValues } from "./flush-values.ts";
import { refusalCode, isolateRejected } from "./refused-rows.ts";

type Written = Pick<FlushAnswer, "sessionId" | "repeated" | "segmentsInserted">;

/** One statement for the whole batch; where the database refuses its content, a few more to leave out what is refused. */
export async function flushBatch(
  pool: Pool,
  ids: IdSource,
  batch: readonly SessionFlush[],
): Promise<FlushAnswer[]> {
  if (batch.length === 0) return [];
  try {
    return answersTo(batch, await write(pool, ids, batch));
  } catch (error) {
    if (refusalCode(error) === null) throw error;
  }
  const isolated = await isolateRejected(batch, (some) => dryRun(pool, ids, some));
  const rows = await writeTaken(pool, ids, isolated.batch);
  return answersTo(batch, rows).map((answer) => ({
    ...answer,
    refused: answer.held ? (isolated.refused.get(answer.sessionId) ?? null) : null,
  }));
}

/** What can be written: rows that are sound one by one may be refused together, and then a session is left out whole. */
async function writeTaken(
  pool: Pool,
  ids: IdSource,
  batch: readonly SessionFlush[],
): Promise<Written[]> {
  if (batch.length === 0) return [];
  try {
    return await write(pool, ids, batch);
  } catch (error) {
    if (refusalCode(error) === null) throw error;
  }
  if (batch.length === 1) return [];
  const half = Math.ceil(batch.length / 2);
  return [
    ...(await writeTaken(pool, ids, batch.slice(0, half))),
    ...(await writeTaken(pool, ids, batch.slice(half))),
  ];
}

async function write(
  on: Queryable,
  ids: IdSource,
  batch: readonly SessionFlush[],
): Promise<Written[]> {
  // Planned once per connection: planning is a sixth of the cost of a flush of 100 rows.
  const { rows } = await on.query<Written>(flushSql, flushValues(batch, ids));
  return rows;
}

/** Rolled back: a part of a session's flush must never stand alone. */
async function dryRun(pool: Pool, ids: IdSource, batch: readonly SessionFlush[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await write(client, ids, batch);
    // Deferred constraints speak at the commit, which is not to come.
    await client.query("set constraints all immediate");
    return { value: null, commit: false };
  });
}

function answersTo(batch: readonly SessionFlush[], rows: readonly Written[]): FlushAnswer[] {
  const written = new Map(rows.map((row) => [row.sessionId, row]));
  return batch.map(({ sessionId }) => {
    const row = written.get(sessionId);
    return row
      ? { ...row, held: true, refused: null }
      : { sessionId, held: false, repeated: false, segmentsInserted: 0, refused: null };
  });
}
