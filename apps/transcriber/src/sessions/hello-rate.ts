import { TokenBucket } from "@rooms/audio/token-bucket";

/** Attempts that backoff, redirections and a restart or two may cost an honest page at once. */
const burst = 30;
const perSecond = 2;
const forgetEveryMs = 30_000;

/**
 * How often a participant may come in: each hello costs queries and may cost a backfill, and a ticket is good for many.
 * Full buckets are forgotten.
 */
export class HelloRate {
  readonly #buckets = new Map<string, { bucket: TokenBucket; lastAtMs: number }>();
  #forgottenAtMs = -Infinity;

  take(participantId: string, nowMs: number): boolean {
    this.#forget(nowMs);
    const known = this.#buckets.get(participantId);
    const bucket = known?.bucket ?? new TokenBucket({ perSecond, burst });
    this.#buckets.set(participantId, { bucket, lastAtMs: nowMs });
    return bucket.take(nowMs);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #forget(nowMs: number): void {
    if (nowMs - this.#forgottenAtMs < forgetEveryMs) return;
    this.#forgottenAtMs = nowMs;
    for (const [participantId, { lastAtMs }] of this.#buckets) {
      if (nowMs - lastAtMs >= (burst / perSecond) * 1_000) this.#buckets.delete(participantId);
    }
  }
}
