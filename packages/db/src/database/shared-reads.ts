import type { Connection } from "./connection.ts";

/** The pool, as far as reads that share a connection need it. */
interface Lender {
  acquire(): Promise<Connection>;
  release(connection: Connection): void;
  /** Whether a caller waits for a connection. */
  isShort(): boolean;
}

interface Shared {
  connection: Promise<Connection>;
  /** Null until there is one. */
  taken: Connection | null;
  readers: number;
}

/**
 * Short reads on one connection. What comes while others are under way is sent there without waiting for their answers: one
 * write to the socket serves several, which is a third of what a short read costs, and one server process stays awake.
 */
export class SharedReads {
  readonly #lender: Lender;
  #shared: Shared | null = null;

  constructor(lender: Lender) {
    this.#lender = lender;
  }

  /** Reads on the connection that others read on, or on one taken for it; the last of them gives it back. */
  async with<Answer>(read: (connection: Connection) => Promise<Answer>): Promise<Answer> {
    const shared = this.#join();
    try {
      return await read(await shared.connection);
    } finally {
      shared.readers -= 1;
      if (shared.readers === 0) {
        if (this.#shared === shared) this.#shared = null;
        if (shared.taken) this.#lender.release(shared.taken);
      }
    }
  }

  #join(): Shared {
    const open = this.#shared;
    // Readers that join all the time would never return a shared connection: callers that wait for one come first.
    const isOpen = open !== null && !this.#lender.isShort() && !(open.taken?.isSpent ?? false);
    const joined = isOpen ? open : this.#take();
    joined.readers += 1;
    return joined;
  }

  #take(): Shared {
    const shared: Shared = { connection: this.#lender.acquire(), taken: null, readers: 0 };
    shared.connection = shared.connection.then((connection) => (shared.taken = connection));
    this.#shared = shared;
    return shared;
  }
}
