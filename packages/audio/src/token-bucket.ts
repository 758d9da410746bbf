export interface TokenBucketRate {
  perSecond: number;
  /** What a full bucket holds; one second's worth unless told. */
  burst?: number;
}

/** Allows so many events a second, and a burst of them at once. Starts full, at whatever time it is first asked. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #atMs: number | null = null;

  constructor({ perSecond, burst = perSecond }: TokenBucketRate) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Takes `count`, or nothing and answers false when fewer are left. A clock that goes back earns nothing. */
  take(nowMs: number, count = 1): boolean {
    const elapsedMs = Math.max(0, nowMs - (this.#atMs ?? nowMs));
    this.#atMs = nowMs;
    this.#tokens = Math.min(this.#burst, this.#tokens + (elapsedMs * this.#perSecond) / 1_000);
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }

  /** Whole milliseconds from the last `take` until `count` can be taken; 0 when they can be taken at once. */
  waitMs(count = 1): number {
    return Math.ceil((Math.max(0, count - this.#tokens) * 1_000) / this.#perSecond);
  }
}
