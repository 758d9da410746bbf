import { TokenBucket } from "@rooms/audio/token-bucket";
import { realtimeLimits } from "@rooms/contracts/realtime";

const { framesPerSecondMax: perSecond, frameBurstMax } = realtimeLimits;

/** How many binary messages a client may send. */
export class FrameRate {
  readonly #rate = new TokenBucket({ perSecond });
  /** Frames beyond the rate that are still taken: a line that stood still delivers what it held back all at once. */
  readonly #burst = new TokenBucket({ perSecond, burst: frameBurstMax });

  /** Counts one more. */
  take(nowMs: number): "within" | "beyond-rate" | "beyond-burst" {
    if (!this.#burst.take(nowMs)) return "beyond-burst";
    return this.#rate.take(nowMs) ? "within" : "beyond-rate";
  }
}
