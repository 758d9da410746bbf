import { TokenBucket } from "@rooms/audio/token-bucket";
import type { TokenBucketRate } from "@rooms/audio/token-bucket";
import { RareMap } from "./rare.ts";

/** A rate for each participant, over all their sockets. */
export class Rates {
  readonly #rate: TokenBucketRate;
  readonly #of = new RareMap<string, TokenBucket>();

  constructor(rate: TokenBucketRate) {
    this.#rate = rate;
  }

  of(participantId: string): TokenBucket {
    const known = this.#of.get(participantId);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(this.#rate);
    this.#of.set(participantId, bucket);
    return bucket;
  }
}
