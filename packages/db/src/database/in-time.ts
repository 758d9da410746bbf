import { databaseErrorOf } from "./database-error.ts";
import { databaseOn } from "./drizzle.ts";
import type { Database } from "./drizzle.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Pool } from "./pool.ts";

const queryCanceled = "57014";

/** What `read` finds; null when one of its statements would take longer, which then ends, in the database too. */
export async function inTime<Found>(
  pool: Pool,
  statementMsMax: number,
  read: (db: Database) => Promise<Found>,
): Promise<Found | null> {
  try {
    return await inTransaction(pool, async (client) => {
      // Not prepared: the planner must see the words.
      await client.query("select set_config('statement_timeout', $1, true)", [`${statementMsMax}`]);
      return { value: await read(databaseOn(client, { prepare: false })), commit: true };
    });
  } catch (error) {
    if (databaseErrorOf(error)?.code === queryCanceled) return null;
    throw error;
  }
}
