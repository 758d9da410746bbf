import { TokenBucket } from "@rooms/audio/token-bucket";

/** Packets that one sender may send in a row, and a second after that. A page of ours sends four a second. */
const rate = { perSecond: 5, burst: 8 };

/** Of all senders together: many pages that flood, or one under many names, fill the stage no further. */
const rateOfAll = { perSecond: 60, burst: 120 };
/** A packet of ours is a tenth of it: a longer one is not even read. */
const packetBytesMax = 256;

/** How much is taken of each sender, and of all: a page that floods is heard no more than others. */
export class SenderQuota {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #ofAll = new TokenBucket(rateOfAll);

  /** Whether one more packet of this sender is taken. */
  take(sender: string, bytes: number, nowMs: number): boolean {
    if (bytes > packetBytesMax) return false;
    const bucket = this.#buckets.get(sender) ?? new TokenBucket(rate);
    this.#buckets.set(sender, bucket);
    return bucket.take(nowMs) && this.#ofAll.take(nowMs);
  }
}
