import { setTimeout as pause } from "node:timers/promises";
import { Connection } from "./connection.ts";

export interface ListenOptions {
  url: string;
  /** Listens, at first or again: what changed before was not told. */
  onListening?: () => void;
  /** The connection broke; another is tried until `close`. What was missed meanwhile is not told: the lease renewal tells. */
  onError: (error: Error) => void;
}

export interface Listening {
  close(): Promise<void>;
}

const firstRetryMs = 1_000;
const retryAfterMs = 500;
const retryAfterMsMax = 5_000;
const pulseEveryMs = 5_000;
const answerTimeoutMs = 4_000;

/**
 * Resolves when the first connection listens to `channel`; from then on a connection that is lost is replaced, until
 * `close`.
 */
export async function listen(
  options: ListenOptions,
  channel: string,
  onPayload: (payload: string) => void,
): Promise<Listening> {
  const listener = new Listener(options, channel, onPayload);
  try {
    await listener.connect();
  } catch (error) {
    // The caller does not receive it, and so could not end what it would try again.
    await listener.close();
    throw error;
  }
  return { close: () => listener.close() };
}

/** Listens as soon as the database can be reached, and tells `onError` of each attempt that fails. Returns at once. */
export function keepListening(
  begin: () => Promise<Listening>,
  onError: (error: Error) => void,
): Listening {
  const closing = new AbortController();
  const { signal } = closing;
  const first = async (): Promise<Listening | null> => {
    while (!signal.aborted) {
      try {
        return await begin();
      } catch (error) {
        onError(error instanceof Error ? error : new Error("not listening", { cause: error }));
        await pause(firstRetryMs, null, { signal }).catch(() => null);
      }
    }
    return null;
  };
  const listening = first();
  return {
    async close() {
      closing.abort();
      await (await listening)?.close();
    },
  };
}

class Listener {
  readonly #options: ListenOptions;
  readonly #channel: string;
  readonly #onPayload: (payload: string) => void;
  #connection: Connection | null = null;
  #timer: NodeJS.Timeout | null = null;
  #pulse: NodeJS.Timeout | null = null;
  #isListening = false;
  #failures = 0;
  #closed = false;

  constructor(options: ListenOptions, channel: string, onPayload: (payload: string) => void) {
    this.#options = options;
    this.#channel = channel;
    this.#onPayload = onPayload;
  }

  async connect(): Promise<void> {
    const { url } = this.#options;
    const deadlines = { connectTimeoutMs: answerTimeoutMs, answerTimeoutMs };
    const connection: Connection = new Connection(
      { url, ...deadlines },
      { onNotification: this.#onPayload, onLost: (error) => this.#lost(connection, error) },
    );
    this.#connection = connection;
    try {
      await connection.run({ text: `listen ${this.#channel}` });
    } catch (error) {
      if (connection === this.#connection) this.#connection = null;
      await connection.close();
      throw error;
    }
    // It may have been closed while it began to listen.
    if (connection !== this.#connection) return;
    this.#isListening = true;
    this.#failures = 0;
    this.#listenForPulse(connection);
    this.#options.onListening?.();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#pulse) clearInterval(this.#pulse);
    if (this.#timer) clearTimeout(this.#timer);
    const connection = this.#connection;
    this.#connection = null;
    this.#isListening = false;
    await connection?.close();
  }

  /** An idle connection can be dead for hours before a write to it fails. */
  #listenForPulse(connection: Connection): void {
    this.#pulse = setInterval(() => {
      // A failure is the loss of the connection, which it tells.
      connection.run({ text: "select 1" }).catch(() => undefined);
    }, pulseEveryMs);
  }

  #lost(connection: Connection, error: Error): void {
    // While it connects, the rejection tells.
    if (!this.#isListening || connection !== this.#connection) return;
    this.#isListening = false;
    this.#connection = null;
    if (this.#pulse) clearInterval(this.#pulse);
    this.#options.onError(error);
    this.#retry();
  }

  #retry(): void {
    if (this.#timer) return;
    const waitMs =
      Math.min(retryAfterMs * 2 ** this.#failures, retryAfterMsMax) * (0.5 + Math.random() / 2);
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.connect().catch(() => {
        if (!this.#closed) this.#retry();
      });
    }, waitMs);
  }
}
