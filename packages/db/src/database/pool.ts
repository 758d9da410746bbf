import pg from "pg";
import type { Pool } from "pg";

export interface PoolOptions {
  url: string;
  /** Connections at most. */
  connectionsMax?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** A statement that is not answered by then failed: its connection may be dead without a reset. */
  answerTimeoutMs?: number;
  /** A pooled connection broke while idle; the pool replaces it by itself. */
  onIdleError: (error: Error) => void;
}

const statementTimeoutMs = 15_000;
const answerTimeoutMs = 20_000;
const connectTimeoutMs = 5_000;

/** The one pool of a process. Statements and connects give up by themselves, so that nothing waits for ever. */
export function createPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connectionsMax ?? 10,
    application_name: options.applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: options.answerTimeoutMs ?? answerTimeoutMs,
  });
  pool.on("error", options.onIdleError);
  return pool;
}

export async function isDatabaseUp(pool: Pool): Promise<boolean> {
  return pool.query("select 1").then(
    () => true,
    () => false,
  );
}
