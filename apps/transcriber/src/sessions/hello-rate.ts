import { TokenBucket } from "@rooms/audio/token-bucket";

/** Attempts that backoff, redirections and a restart or two may cost an honest page at once. */
const burst = 30;
const perSecond = 2;
const pruneEveryMs = 30_000;

/**
 * How often a participant may send a hello: each costs queries and perhaps a backfill, and one ticket is good for many.
 * Full buckets are removed.
 */
export class HelloRate {
  readonly #buckets = new Map<string, { bucket: TokenBucket; lastAtMs: number }>();
  #prunedAtMs = -Infinity;

  take(participantId: string, nowMs: number): boolean {
    this.#prune(nowMs);
    const known = this.#buckets.get(participantId);
    const bucket = known?.bucket ?? new TokenBucket({ perSecond, burst });
    this.#buckets.set(participantId, { bucket, lastAtMs: nowMs });
    return bucket.take(nowMs);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #prune(nowMs: number): void {
    if (nowMs - this.#prunedAtMs < pruneEveryMs) return;
    this.#prunedAtMs = nowMs;
    for (const [participantId, { lastAtMs }] of this.#buckets) {
      if (nowMs - lastAtMs >= (burst / perSecond) * 1_000) this.#buckets.delete(participantId);
    }
  }
}
