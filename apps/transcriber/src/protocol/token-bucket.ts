/** Allows `perSecond` events a second, with a burst of one second. */
export class TokenBucket {
  private tokens: number;
  private atMs: number;
  private readonly perSecond: number;

  constructor(perSecond: number, nowMs: number) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.atMs = nowMs;
  }

  /** Takes one; false when there is none left. */
  take(nowMs: number): boolean {
    const earned = ((nowMs - this.atMs) * this.perSecond) / 1000;
    this.tokens = Math.min(this.perSecond, this.tokens + Math.max(0, earned));
    this.atMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
