import { Connection } from "./connection.ts";
import type { ConnectionOptions, Rows, Statement } from "./connection.ts";
import { ConnectionLost } from "./database-error.ts";
import { SharedReads } from "./shared-reads.ts";
import { tracedPool } from "./traced-pool.ts";
import type { StatementTracing } from "./traced-pool.ts";

export interface QueryResult<Row> {
  rows: Rows<Row>;
  /** Rows found, or touched by a change; null where a statement counts none. */
  rowCount: number | null;
}

/** What takes statements: a pool, each on a connection that is free, or one connection of it. */
export interface Queryable {
  query<Row = Record<string, unknown>>(
    statement: string | Statement,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
}

/** A connection taken out of its pool. */
export interface PoolClient extends Queryable {
  /** Gives it back, or ends it: one that is broken, or in a state that the next user must not meet. Call it once. */
  release(destroy?: boolean): void;
}

export interface Pool extends Queryable {
  connect(): Promise<PoolClient>;
  /** Ends all connections once they are given back. */
  end(): Promise<void>;
}

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
  /** Makes statements spans of the work that asks for them; null or left out where traces go nowhere. */
  tracing?: StatementTracing | null;
}

const statementTimeoutMs = 15_000;
const answerTimeoutMs = 20_000;
const connectTimeoutMs = 5_000;
const connectionsMax = 10;
const idleMsMax = 10_000;

/** The one pool of a process. Statements and connects give up by themselves, so that nothing waits for ever. */
export function createPool({ onIdleError, tracing = null, ...options }: PoolOptions): Pool {
  const limits = { connectionsMax, connectTimeoutMs, statementTimeoutMs, answerTimeoutMs };
  const pool = new ConnectionPool({ ...limits, ...options }, onIdleError);
  return tracing === null ? pool : tracedPool(pool, tracing);
}

/** For migrations, benches and tests: without deadlines, because what they wait for may take long. */
export function createMaintenancePool(options: Pick<PoolOptions, "url" | "connectionsMax">): Pool {
  return new ConnectionPool({ connectionsMax, ...options }, () => undefined);
}

export async function isDatabaseUp(pool: Pool): Promise<boolean> {
  return pool.query("select 1").then(
    () => true,
    () => false,
  );
}

interface Waiting {
  take: (connection: Connection) => void;
  timer: NodeJS.Timeout | null;
}

interface Idle {
  connection: Connection;
  timer: NodeJS.Timeout;
}

class ConnectionPool implements Pool {
  readonly #options: ConnectionOptions & { connectionsMax: number };
  readonly #onIdleError: (error: Error) => void;
  /** The one used last is at the end, and taken first: those that are too many grow old. */
  readonly #idle: Idle[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #closing = new Set<Promise<void>>();
  readonly #reads = new SharedReads({
    acquire: () => this.#acquire(),
    release: (connection) => this.#release(connection),
    isShort: () => this.#waiting.length > 0,
  });
  #open = 0;
  #ended: PromiseWithResolvers<void> | null = null;

  constructor(
    options: ConnectionOptions & { connectionsMax: number },
    onIdleError: (error: Error) => void,
  ) {
    this.#options = options;
    this.#onIdleError = onIdleError;
  }

  async query<Row>(
    statement: string | Statement,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>> {
    if (typeof statement !== "string" && statement.shared) {
      return this.#reads.with((connection) => queryOn<Row>(connection, statement));
    }
    const connection = await this.#acquire();
    try {
      return await queryOn<Row>(connection, statement, values);
    } finally {
      this.#release(connection);
    }
  }

  async connect(): Promise<PoolClient> {
    const connection = await this.#acquire();
    let released = false;
    return {
      query: (statement, values) => queryOn(connection, statement, values),
      release: (destroy = false) => {
        if (released) throw new Error("the connection was given back already");
        released = true;
        if (destroy) connection.abort();
        this.#release(connection);
      },
    };
  }

  async end(): Promise<void> {
    if (!this.#ended) {
      this.#ended = Promise.withResolvers();
      for (const { connection, timer } of this.#idle.splice(0)) {
        clearTimeout(timer);
        this.#remove(connection);
      }
      this.#settleEnd();
    }
    await this.#ended.promise;
    await Promise.all(this.#closing);
  }

  #acquire(): Promise<Connection> {
    if (this.#ended) return Promise.reject(new Error("the pool has ended"));
    const idle = this.#idle.pop();
    if (idle) {
      clearTimeout(idle.timer);
      return Promise.resolve(idle.connection);
    }
    return this.#open < this.#options.connectionsMax ? Promise.resolve(this.#make()) : this.#wait();
  }

  #make(): Connection {
    this.#open += 1;
    const connection: Connection = new Connection(this.#options, {
      onLost: (error) => {
        // One in use is seen to be lost when it is given back.
        const index = this.#idle.findIndex((idle) => idle.connection === connection);
        const [idle] = index < 0 ? [] : this.#idle.splice(index, 1);
        if (!idle) return;
        clearTimeout(idle.timer);
        this.#remove(connection);
        this.#onIdleError(error);
      },
    });
    return connection;
  }

  #wait(): Promise<Connection> {
    const { connectTimeoutMs: timeoutMs } = this.#options;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { take: resolve, timer: null };
      this.#waiting.push(waiting);
      if (timeoutMs === undefined) return;
      waiting.timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new ConnectionLost("timeout exceeded when trying to connect"));
      }, timeoutMs);
    });
  }

  #release(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next?.timer) clearTimeout(next.timer);
    if (connection.isSpent) {
      this.#remove(connection);
      next?.take(this.#make());
    } else if (next) {
      next.take(connection);
    } else if (this.#ended) {
      this.#remove(connection);
    } else {
      const timer = setTimeout(() => this.#removeIdle(connection), idleMsMax);
      this.#idle.push({ connection, timer: timer.unref() });
    }
    this.#settleEnd();
  }

  #removeIdle(connection: Connection): void {
    const index = this.#idle.findIndex((idle) => idle.connection === connection);
    if (index < 0) return;
    this.#idle.splice(index, 1);
    this.#remove(connection);
  }

  #remove(connection: Connection): void {
    this.#open -= 1;
    const closing = connection.close().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  #settleEnd(): void {
    if (this.#ended && this.#open === 0) this.#ended.resolve();
  }
}

async function queryOn<Row>(
  connection: Connection,
  statement: string | Statement,
  values: readonly unknown[] = [],
): Promise<QueryResult<Row>> {
  const asked = typeof statement === "string" ? { text: statement, values } : statement;
  const rows = await connection.run<Row>(asked);
  return { rows, rowCount: rows.count };
}
