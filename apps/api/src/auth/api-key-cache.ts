import { hash } from "node:crypto";
import type { ApiKeyAuth, Principal } from "./authenticator.ts";

interface Listening {
  close(): Promise<void>;
}

export interface ApiKeyCacheOptions {
  /** Looks a key up where revocations are written. */
  auth: ApiKeyAuth;
  /** Reports keys that end, on whatever process; rejects while the database is away. */
  listen: (events: {
    onEnd: () => void;
    /** Begins to listen, at first or again. */
    onListening: () => void;
    /** What ends from now on is not reported until it listens again. */
    onError: (error: Error) => void;
  }) => Promise<Listening>;
  onProblem: (error: unknown) => void;
  /** Milliseconds of a clock that only goes forward. */
  nowMs: () => number;
}

/** Bounds how long a key outlives its end where the listening connection died and its process does not know yet. */
export const keptMs = 2_000;
const keptMax = 10_000;
const listenAgainMs = 1_000;

/**
 * Keeps the principals of API keys for a moment, so that a request costs no look-up. Nothing is kept unless the database
 * tells of keys that end; when one does, or the connection that tells breaks, all is dropped.
 */
export class ApiKeyCache implements ApiKeyAuth {
  readonly #options: ApiKeyCacheOptions;
  /** By the hash of the secret: memory holds no secrets. */
  readonly #kept = new Map<string, { principal: Principal; untilMs: number }>();
  /** A look-up that began under an earlier one may have read a key that has ended since. */
  #generation = 0;
  #isListening = false;
  #listening: Promise<Listening | null> | null = null;
  #listenAtMs = -Infinity;
  #closed = false;

  constructor(options: ApiKeyCacheOptions) {
    this.#options = options;
  }

  async find(secret: string): Promise<Principal | null> {
    const { auth, nowMs } = this.#options;
    const name = hash("sha256", secret, "base64url");
    const kept = this.#kept.get(name);
    if (kept && nowMs() < kept.untilMs) return kept.principal;
    this.#listen();
    const generation = this.#generation;
    const principal = await auth.find(secret);
    if (principal && this.#isListening && generation === this.#generation) {
      if (this.#kept.size >= keptMax) this.#kept.clear();
      this.#kept.set(name, { principal, untilMs: nowMs() + keptMs });
    }
    return principal;
  }

  /** Some key has ended: every one is looked up anew. */
  clear(): void {
    this.#generation += 1;
    this.#kept.clear();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#setListening(false);
    await (await this.#listening)?.close();
  }

  #setListening(isListening: boolean): void {
    this.#isListening = isListening && !this.#closed;
    this.clear();
  }

  /** Begins with the first key, so that an installation without keys holds no connection for them. */
  #listen(): void {
    const { listen, onProblem, nowMs } = this.#options;
    if (this.#listening || this.#closed || nowMs() < this.#listenAtMs) return;
    this.#listenAtMs = nowMs() + listenAgainMs;
    // From its first success on the listener connects again by itself.
    this.#listening = listen({
      onEnd: () => this.clear(),
      onListening: () => this.#setListening(true),
      onError: (error) => {
        this.#setListening(false);
        onProblem(error);
      },
    }).catch((error: unknown) => {
      this.#listening = null;
      onProblem(error);
      return null;
    });
  }
}
