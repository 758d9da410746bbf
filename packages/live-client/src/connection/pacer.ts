import { TokenBucket } from "@rooms/audio/token-bucket";
import { realtimeLimits } from "@rooms/contracts/realtime";

/** Rate and burst together stay below what the server counts within any second. */
const perSecond = 40;
const burst = realtimeLimits.framesPerSecondMax - perSecond - 2;

/** Spaces binary messages so that the server never counts too many. */
export class Pacer {
  readonly #bucket = new TokenBucket({ perSecond, burst });

  /** Milliseconds until a message may be sent; 0 means now, and counts it as sent. */
  take(nowMs: number): number {
    return this.#bucket.take(nowMs) ? 0 : this.#bucket.waitMs();
  }
}
