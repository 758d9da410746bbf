/** Packets that one sender may send in a row, and a second after that. A page of ours sends four a second. */
const burst = 8;
const perSecond = 5;

/** How much is taken of each sender: a page that floods is heard no more than others. */
export class SenderQuota {
  readonly #buckets = new Map<string, { left: number; atMs: number }>();

  /** Whether one more packet of this sender is taken. */
  take(sender: string, nowMs: number): boolean {
    const { left, atMs } = this.#buckets.get(sender) ?? { left: burst, atMs: nowMs };
    const filled = Math.min(burst, left + ((nowMs - atMs) / 1_000) * perSecond);
    const taken = filled >= 1;
    this.#buckets.set(sender, { left: taken ? filled - 1 : filled, atMs: nowMs });
    return taken;
  }
}
