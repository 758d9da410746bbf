import {
  participantId,
  type ParticipantId,
  type SessionId,
  sessionId,
} from "@rooms/domain/shared/ids";
import pg from "pg";

/**
 * Something about a session was committed: its status, a decision of its hosts, a participant's removal or new name, its
 * deletion. What stands is read anew.
 */
export interface SessionChanged {
  sessionId: SessionId;
  removedParticipantId: ParticipantId | null;
  renamedParticipantId: ParticipantId | null;
}

export interface SessionChangesOptions extends ListenOptions {
  onChange: (change: SessionChanged) => void;
}

export interface ListenOptions {
  url: string;
  /** Listens, at first or again: what changed before was not told. */
  onListening?: () => void;
  /** The connection broke; another is tried until `close`. What was missed meanwhile is not told: the lease renewal tells. */
  onError: (error: Error) => void;
}

const retryAfterMs = 500;
const retryAfterMsMax = 5_000;
const pulseEveryMs = 5_000;
const answerTimeoutMs = 4_000;

/** Hears of changes as they commit, on a connection of its own. Resolves when the first connection listens. */
export function listenSessionChanges({
  onChange,
  ...options
}: SessionChangesOptions): Promise<{ close: () => Promise<void> }> {
  return listen(options, "session_changed", (payload) => onChange(parse(payload)));
}

/** Reports that some API key was revoked, changed or deleted, as it commits, on a connection of its own. */
export function listenApiKeyEnds({
  onEnd,
  ...options
}: ListenOptions & { onEnd: () => void }): Promise<{ close: () => Promise<void> }> {
  return listen(options, "api_key_ended", onEnd);
}

async function listen(
  options: ListenOptions,
  channel: string,
  onPayload: (payload: string) => void,
): Promise<{ close: () => Promise<void> }> {
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

class Listener {
  readonly #options: ListenOptions;
  readonly #channel: string;
  readonly #onPayload: (payload: string) => void;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #pulse: NodeJS.Timeout | null = null;
  #failures = 0;
  #closed = false;

  constructor(options: ListenOptions, channel: string, onPayload: (payload: string) => void) {
    this.#options = options;
    this.#channel = channel;
    this.#onPayload = onPayload;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.url,
      connectionTimeoutMillis: answerTimeoutMs,
      query_timeout: answerTimeoutMs,
      keepAlive: true,
    });
    client.on("notification", ({ payload }) => this.#onPayload(payload ?? ""));
    client.on("error", (error) => this.#lost(client, error));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${this.#channel}`);
    } catch (error) {
      if (client === this.#client) this.#client = null;
      client.end().catch(() => undefined);
      throw error;
    }
    // It may have been closed, or lost, while it began to listen.
    if (client !== this.#client) return;
    this.#failures = 0;
    this.#listenForPulse(client);
    this.#options.onListening?.();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#pulse) clearInterval(this.#pulse);
    if (this.#timer) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  /** An idle connection can be dead for hours before a write to it fails. */
  #listenForPulse(client: pg.Client): void {
    this.#pulse = setInterval(() => {
      client.query("select 1").catch((error: unknown) => {
        this.#lost(
          client,
          error instanceof Error ? error : new Error("no pulse", { cause: error }),
        );
      });
    }, pulseEveryMs);
  }

  #lost(client: pg.Client, error: Error): void {
    if (this.#closed || client !== this.#client) return;
    this.#client = null;
    if (this.#pulse) clearInterval(this.#pulse);
    client.end().catch(() => undefined);
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

function parse(payload: string): SessionChanged {
  // Our own triggers write the payload (migrations/0001_initial.sql).
  const change = JSON.parse(payload) as {
    sessionId: string;
    removedParticipantId?: string;
    renamedParticipantId?: string;
  };
  const whom = (id: string | undefined) => (id === undefined ? null : participantId(id));
  return {
    sessionId: sessionId(change.sessionId),
    removedParticipantId: whom(change.removedParticipantId),
    renamedParticipantId: whom(change.renamedParticipantId),
  };
}
