/** Allows `perSecond` events a second, with a burst of one second or as given. */
export class TokenBucket {
  private tokens: number;
  private atMs: number;
  private readonly perSecond: number;
  private readonly burst: number;

  constructor(perSecond: number, nowMs: number, burst = perSecond) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.atMs = nowMs;
  }

  /** Takes `count`, or nothing and answers false when there are fewer left. */
  take(nowMs: number, count = 1): boolean {
    const earned = ((nowMs - this.atMs) * this.perSecond) / 1000;
    this.tokens = Math.min(this.burst, this.tokens + Math.max(0, earned));
    this.atMs = nowMs;
    if (this.tokens < count) return false;
    this.tokens -= count;
    return true;
  }
}
