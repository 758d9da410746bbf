import { reactionLimits } from "@rooms/contracts/room";
import type { ReactionKind } from "@rooms/contracts/room";
import { Observable } from "#shared/observable.ts";
import { floatMs, withReactions } from "./reactions.ts";
import type { Float, ReactionCounts } from "./reactions.ts";

export interface ReactionsOptions {
  readonly send: (counts: ReactionCounts) => void;
  /** The name of another who is in the room; undefined for oneself and others, whose reactions are not shown. */
  readonly nameOf: (identity: string) => string | undefined;
  readonly ownName: () => string;
}

export interface ReactionsSnapshot {
  readonly floats: readonly Float[];
  /** Reactions of others so far, for what is announced of them. */
  readonly received: number;
  readonly last: { readonly name: string; readonly kind: ReactionKind } | null;
}

/** Reactions of the room: sent in bundles, shown for some seconds, kept nowhere. The server holds everyone to a rate. */
export class ReactionsStore {
  readonly #options: ReactionsOptions;
  readonly #state = new Observable<ReactionsSnapshot>({ floats: [], received: 0, last: null });
  #pressed: ReactionCounts = {};
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #sweepTimer: ReturnType<typeof setTimeout> | undefined;
  #sentAtMs = -Infinity;
  #nextId = 1;

  constructor(options: ReactionsOptions) {
    this.#options = options;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  press(kind: ReactionKind): void {
    this.#show({ [kind]: 1 }, this.#options.ownName());
    const presses = Math.min((this.#pressed[kind] ?? 0) + 1, reactionLimits.pressesMax);
    this.#pressed = { ...this.#pressed, [kind]: presses };
    const dueInMs = this.#sentAtMs + reactionLimits.sendEveryMs - performance.now();
    if (dueInMs <= 0) this.#flush();
    else this.#sendTimer ??= setTimeout(this.#flush, dueInMs);
  }

  readonly receive = (items: readonly { identity: string; counts: ReactionCounts }[]): void => {
    let { received, last } = this.getSnapshot();
    for (const { identity, counts } of items) {
      const name = this.#options.nameOf(identity);
      const [kind] = Object.keys(counts) as ReactionKind[];
      if (name === undefined || kind === undefined) continue;
      this.#show(counts, name);
      received += Object.values(counts).reduce((total, count) => total + count, 0);
      last = { name, kind };
    }
    this.#state.patch({ received, last });
  };

  /** Sends nothing more, and shows nothing. Idempotent. */
  close(): void {
    clearTimeout(this.#sendTimer);
    clearTimeout(this.#sweepTimer);
    this.#state.patch({ floats: [] });
  }

  readonly #flush = (): void => {
    this.#sendTimer = undefined;
    this.#sentAtMs = performance.now();
    const counts = this.#pressed;
    this.#pressed = {};
    this.#options.send(counts);
  };

  #show(counts: ReactionCounts, name: string): void {
    const nowMs = performance.now();
    const news = { counts, name, nowMs, nextId: this.#nextId, at: Math.random() };
    this.#nextId += Object.keys(counts).length;
    this.#state.patch({ floats: withReactions(this.getSnapshot().floats, news) });
    this.#sweepTimer ??= setTimeout(this.#sweep, floatMs);
  }

  readonly #sweep = (): void => {
    this.#sweepTimer = undefined;
    const nowMs = performance.now();
    const floats = this.getSnapshot().floats.filter(({ sinceMs }) => nowMs - sinceMs < floatMs);
    this.#state.patch({ floats });
    const [first] = floats;
    if (first) this.#sweepTimer = setTimeout(this.#sweep, first.sinceMs + floatMs - nowMs);
  };
}
