import { realtimeLimits } from "@rooms/contracts/realtime";

/** Rate and burst together stay below what the server counts within any second. */
const perSecond = 40;
const burst = realtimeLimits.framesPerSecondMax - perSecond - 2;

/** A token bucket for binary messages. */
export class Pacer {
  #tokens = burst;
  #atMs: number | null = null;

  /** Milliseconds until a message may be sent; 0 means now, and counts it as sent. */
  take(nowMs: number): number {
    const elapsedMs = Math.max(0, nowMs - (this.#atMs ?? nowMs));
    this.#atMs = nowMs;
    this.#tokens = Math.min(burst, this.#tokens + (elapsedMs * perSecond) / 1_000);
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) * 1_000) / perSecond);
    this.#tokens -= 1;
    return 0;
  }
}
