import { databaseErrorOf } from "./database-error.ts";
import type { Pool, PoolClient } from "./pool.ts";

interface Ending<T> {
  readonly value: T;
  /** Otherwise all of it is rolled back. */
  readonly commit: boolean;
}

/**
 * Runs `work` on a connection of its own, in a transaction, which is rolled back when it throws. A connection goes back
 * to the pool only after its server ended the transaction: one that broke, or did not answer in time, would make
 * every later user of it wait.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Ending<T>>,
): Promise<T> {
  const client = await pool.connect();
  let isIdle = false;
  try {
    await client.query("begin");
    const { value, commit } = await work(client);
    await client.query(commit ? "commit" : "rollback");
    isIdle = true;
    return value;
  } catch (error) {
    // A server that refuses a statement is alive, so a rollback makes the connection usable again.
    isIdle = databaseErrorOf(error) !== null && (await rolledBack(client));
    throw error;
  } finally {
    client.release(!isIdle);
  }
}

function rolledBack(client: PoolClient): Promise<boolean> {
  return client.query("rollback").then(
    () => true,
    () => false,
  );
}
