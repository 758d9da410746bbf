import type { Pool } from "pg";
import { databaseErrorOf } from "./database-error.ts";
import { databaseOn } from "./drizzle.ts";
import type { Database } from "./drizzle.ts";
import { inTransaction } from "./in-transaction.ts";

const queryCanceled = "57014";

/** What `read` finds; null when one of its statements would take longer, which then ends, in the database too. */
export async function inTime<Found>(
  pool: Pool,
  statementMsMax: number,
  read: (db: Database) => Promise<Found>,
): Promise<Found | null> {
  try {
    return await inTransaction(pool, async (client) => {
      await client.query("select set_config('statement_timeout', $1, true)", [`${statementMsMax}`]);
      return { value: await read(databaseOn(client)), commit: true };
    });
  } catch (error) {
    if (databaseErrorOf(error)?.code === queryCanceled) return null;
    throw error;
  }
}
