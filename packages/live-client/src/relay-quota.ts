/** One sentence each few seconds is what a page has to relay; a resend after a minute's cut is a dozen or two. */
const perSender = { perSecond: 5, burst: 40 };
const inAll = { perSecond: 50, burst: 400 };
/** More senders than a room has people: the oldest is forgotten. */
const sendersMax = 500;

interface Allowance {
  left: number;
  atMs: number;
}

/**
 * How many relayed lines are looked at, per LiveKit sender and in all. Whom a line names does not count: a sender may name
 * anyone, and checking a signature costs time even when it is wrong.
 */
export class RelayQuota {
  readonly #senders = new Map<string, Allowance>();
  readonly #all: Allowance = { left: inAll.burst, atMs: 0 };

  take(sender: string, nowMs: number): boolean {
    const own = this.#senders.get(sender) ?? { left: perSender.burst, atMs: nowMs };
    if (this.#senders.size >= sendersMax && !this.#senders.has(sender)) {
      for (const oldest of this.#senders.keys()) {
        this.#senders.delete(oldest);
        break;
      }
    }
    this.#senders.set(sender, own);
    return spend(own, perSender, nowMs) && spend(this.#all, inAll, nowMs);
  }
}

function spend(
  allowance: Allowance,
  { perSecond, burst }: { perSecond: number; burst: number },
  nowMs: number,
): boolean {
  const earned = (Math.max(0, nowMs - allowance.atMs) * perSecond) / 1_000;
  allowance.left = Math.min(burst, allowance.left + earned);
  allowance.atMs = nowMs;
  if (allowance.left < 1) return false;
  allowance.left -= 1;
  return true;
}
