import { TokenBucket } from "@rooms/audio/token-bucket";

/** Packets that one sender may send in a row, and a second after that. A page of ours sends four a second. */
const rate = { perSecond: 5, burst: 8 };

/** How much is taken of each sender: a page that floods is heard no more than others. */
export class SenderQuota {
  readonly #buckets = new Map<string, TokenBucket>();

  /** Whether one more packet of this sender is taken. */
  take(sender: string, nowMs: number): boolean {
    const bucket = this.#buckets.get(sender) ?? new TokenBucket(rate);
    this.#buckets.set(sender, bucket);
    return bucket.take(nowMs);
  }
}
