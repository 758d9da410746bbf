import { TokenBucket } from "@rooms/audio/token-bucket";

/** One sentence each few seconds is what a page has to relay; a resend after a minute's cut is a dozen or two. */
const perSender = { perSecond: 5, burst: 40 };
const inAll = { perSecond: 50, burst: 400 };
/** More senders than a room has people: the oldest is forgotten. */
const sendersMax = 500;

/**
 * How many relayed lines are looked at, per LiveKit sender and in all. The speaker that a line names does not count: a
 * sender may name any, and checking a signature costs time even when it is wrong.
 */
export class RelayQuota {
  readonly #senders = new Map<string, TokenBucket>();
  readonly #all = new TokenBucket(inAll);

  take(sender: string, nowMs: number): boolean {
    const own = this.#senders.get(sender) ?? new TokenBucket(perSender);
    if (this.#senders.size >= sendersMax && !this.#senders.has(sender)) {
      for (const oldest of this.#senders.keys()) {
        this.#senders.delete(oldest);
        break;
      }
    }
    this.#senders.set(sender, own);
    return own.take(nowMs) && this.#all.take(nowMs);
  }
}
