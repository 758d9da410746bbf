import type { Socket } from "node:net";
import postgres from "postgres";
import { ConnectionLost, databaseErrorOf } from "./database-error.ts";
import { serverAddress } from "./server-address.ts";
import type { ServerAddress } from "./server-address.ts";
import { driverTypes, parameterText } from "./types.ts";

export interface ConnectionOptions {
  url: string;
  /** Shown in pg_stat_activity. */
  applicationName?: string | undefined;
  connectTimeoutMs?: number;
  /** The server ends a statement that takes longer. */
  statementTimeoutMs?: number;
  /** A statement that is not answered by then failed, and its connection with it. */
  answerTimeoutMs?: number;
}

interface ConnectionEvents {
  /** It broke, or did not answer in time, and is of no use any more. Not called after `close` or `abort`. */
  onLost: (error: Error) => void;
  onNotification?: (payload: string) => void;
}

export interface Statement {
  text: string;
  values?: readonly unknown[];
  /**
   * Kept by the connection under its text (default): parsed once, and planned once where one plan serves all values.
   * Not where the planner must see the values.
   */
  prepare?: boolean;
  rowMode?: "array" | "object";
  /** A short read, which a pool may send on a connection where others have not been answered yet. */
  shared?: boolean;
}

/** The driver's rows, which also know their `count`: found, or touched by a change. */
export type Rows<Row> = postgres.RowList<Row[]>;

const closeTimeoutMs = 1_000;
/** A connection keeps every statement it prepared. */
const ageMsMax = 30 * 60_000;

/**
 * One connection, begun by its first statement and never made again: a client of the driver on a socket of ours. The
 * driver by itself connects anew in silence, which hides what a transaction, a lock or a LISTEN lost, and it waits for a
 * server that does not answer.
 */
export class Connection {
  readonly #madeAtMs = performance.now();
  readonly #sql: postgres.Sql;
  readonly #events: ConnectionEvents;
  readonly #answerTimeoutMs: number | undefined;
  /** Of the statements under way, each ends one with an error. */
  readonly #underWay = new Set<(error: Error) => void>();
  #socket: Socket | null = null;
  #ended: Error | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: ConnectionOptions, events: ConnectionEvents) {
    this.#events = events;
    this.#answerTimeoutMs = options.answerTimeoutMs;
    this.#sql = postgres(this.#driverOptions(options));
  }

  /** It takes no statement any more. */
  get isEnded(): boolean {
    return this.#ended !== null;
  }

  /** To be replaced as soon as nothing runs on it. */
  get isSpent(): boolean {
    return this.isEnded || performance.now() - this.#madeAtMs > ageMsMax;
  }

  async run<Row>({ text, values = [], prepare = true, rowMode }: Statement): Promise<Rows<Row>> {
    if (this.#ended) throw this.#ended;
    const query = this.#sql.unsafe<Row[]>(text, values.map(parameterText), { prepare });
    try {
      // The caller says what a row is, in either form; the driver's types know only one.
      const answer: Promise<unknown> = rowMode === "array" ? query.values() : query;
      return (await this.#inTime(answer)) as Rows<Row>;
    } catch (error) {
      // A server that refuses a statement is alive, unless the refusal says that it ends the connection.
      const refusal = databaseErrorOf(error);
      if (refusal === null || /^(FATAL|PANIC)$/.test(refusal.severity)) this.#lost(error);
      throw error;
    }
  }

  /** Takes leave of the server. Idempotent. */
  close(): Promise<void> {
    return (this.#closing ??= this.#leave());
  }

  /** Breaks it at once, and the statement under way with it. Idempotent. */
  abort(reason = new Error("the connection was aborted")): void {
    this.#ended ??= reason;
    this.#socket?.destroy();
  }

  #driverOptions({ url, ...options }: ConnectionOptions) {
    const { applicationName, connectTimeoutMs = 0, statementTimeoutMs } = options;
    const address = serverAddress(url);
    return {
      ...address.driver,
      connection: {
        ...(applicationName === undefined ? {} : { application_name: applicationName }),
        ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
        ...address.parameters,
      },
      max: 1,
      connect_timeout: connectTimeoutMs / 1_000,
      idle_timeout: undefined,
      max_lifetime: null,
      // Asked of every connection otherwise; types.ts knows those that are used.
      fetch_types: false,
      types: driverTypes,
      onnotice: () => undefined,
      onclose: () => this.#lost(new ConnectionLost("Connection terminated unexpectedly")),
      onnotify: (_channel: string, payload: string) => this.#events.onNotification?.(payload),
      socket: () => this.#connect(address),
    };
  }

  async #leave(): Promise<void> {
    const isUp = this.#socket !== null && this.#ended === null;
    this.#ended ??= new Error("the connection is closed");
    if (isUp) await this.#sql.end({ timeout: closeTimeoutMs / 1_000 });
    this.#socket?.destroy();
  }

  /** The driver asks again when it would connect anew. */
  #connect(address: ServerAddress): Socket {
    if (this.#ended) throw this.#ended;
    if (this.#socket) throw new ConnectionLost("Connection terminated unexpectedly");
    this.#socket = address.connect();
    return this.#socket;
  }

  #lost(cause: unknown): void {
    if (this.#ended) return;
    const error =
      cause instanceof Error ? cause : new ConnectionLost("Connection terminated", { cause });
    this.abort(error);
    // The driver fails what it has sent, and holds the rest for a connection that will not be made.
    setImmediate(() => {
      for (const fail of this.#underWay) fail(error);
    });
    this.#events.onLost(error);
  }

  #inTime<T>(answer: Promise<T>): Promise<T> {
    const timeoutMs = this.#answerTimeoutMs;
    return new Promise((resolve, reject) => {
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => reject(new ConnectionLost("Query read timeout")), timeoutMs);
      this.#underWay.add(reject);
      const settled = (): void => {
        clearTimeout(timer);
        this.#underWay.delete(reject);
      };
      answer.then(resolve, reject).finally(settled);
    });
  }
}
