import type { ReactionCounts, ReactionsMessage } from "@rooms/contracts/realtime";
import { reactionKinds, reactionLimits } from "@rooms/domain/vocabulary/reactions";
import { RareMap } from "../collections/rare.ts";
import { Rates } from "../collections/rates.ts";
import type { SessionChannel } from "../transcript/channel.ts";

/** The participant who reacts, as their ticket names them. */
interface Sender {
  readonly participantId: string;
  readonly identity: string;
}

/**
 * Reactions of a session: taken within each participant's rate, over all their sockets, and told to all in one message for
 * what came together. A storm costs a page four messages a second, however many participants react. Stored nowhere.
 */
export class SessionReactions {
  readonly #channel: Pick<SessionChannel, "broadcast">;
  readonly #rates = new Rates({
    perSecond: reactionLimits.perSecondOfOne,
    burst: reactionLimits.burstOfOne,
  });
  readonly #waiting = new RareMap<string, ReactionCounts>();
  #toldAtMs = -Infinity;

  constructor(channel: Pick<SessionChannel, "broadcast">) {
    this.#channel = channel;
  }

  /** What goes beyond the rate is dropped: it is worth nothing later. */
  take({ participantId, identity }: Sender, counts: ReactionCounts, nowMs: number): void {
    if (!this.#rates.of(participantId).take(nowMs)) return;
    this.#waiting.set(identity, sum(this.#waiting.get(identity) ?? {}, counts));
    this.tell(nowMs);
  }

  /** Called often: what was held back to come together is told when it is due. */
  tell(nowMs: number): void {
    if (this.#waiting.size === 0) return;
    if (nowMs - this.#toldAtMs < reactionLimits.sendEveryMs) return;
    const items: ReactionsMessage["items"] = [];
    for (const [identity, counts] of this.#waiting) items.push({ identity, counts });
    this.#waiting.clear();
    this.#toldAtMs = nowMs;
    this.#channel.broadcast({ type: "reactions", items });
  }
}

function sum(before: ReactionCounts, more: ReactionCounts): ReactionCounts {
  const counts: ReactionCounts = {};
  for (const kind of reactionKinds) {
    const presses = (before[kind] ?? 0) + (more[kind] ?? 0);
    if (presses > 0) counts[kind] = Math.min(presses, reactionLimits.pressesMax);
  }
  return counts;
}
