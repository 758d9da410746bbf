import { drizzle } from "drizzle-orm/node-postgres";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";

/** The pool, or one transaction on it: repositories work on either. */
export type Database = Pick<NodePgDatabase, "select" | "insert" | "update" | "delete" | "execute">;

export function databaseOn(client: Pool | PoolClient): NodePgDatabase {
  return drizzle({ client });
}
