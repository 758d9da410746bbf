import { roomTopics } from "@rooms/contracts/room";
import { Observable } from "#shared/observable.ts";
import { floatMs, reactionsIn, withReactions } from "./reactions.ts";
import type { Float, ReactionCounts, ReactionKind } from "./reactions.ts";
import type { RoomData } from "./room-data.ts";
import { SenderQuota } from "./sender-quota.ts";

/** A page sends this often at most, with all that was pressed since. */
const sendEveryMs = 250;

export interface ReactionsOptions {
  readonly send: (topic: string, payload: Uint8Array<ArrayBuffer>) => void;
  /** The name of who is in the room; undefined for others, whose reactions are dropped. */
  readonly nameOf: (identity: string) => string | undefined;
  readonly ownName: () => string;
}

export interface ReactionsSnapshot {
  readonly floats: readonly Float[];
  /** Reactions of others so far, for what is announced of them. */
  readonly received: number;
  readonly last: { readonly name: string; readonly kind: ReactionKind } | null;
}

/** Reactions of the room: sent in bundles, taken within each sender's quota, shown for some seconds, kept nowhere. */
export class ReactionsStore {
  readonly #options: ReactionsOptions;
  readonly #state = new Observable<ReactionsSnapshot>({ floats: [], received: 0, last: null });
  readonly #quota = new SenderQuota();
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
    this.#pressed = { ...this.#pressed, [kind]: (this.#pressed[kind] ?? 0) + 1 };
    const dueInMs = this.#sentAtMs + sendEveryMs - performance.now();
    if (dueInMs <= 0) this.#flush();
    else this.#sendTimer ??= setTimeout(this.#flush, dueInMs);
  }

  readonly receive = ({ topic, payload, senderIdentity }: RoomData): void => {
    if (topic !== roomTopics.reactions || senderIdentity === undefined) return;
    const name = this.#options.nameOf(senderIdentity);
    if (name === undefined) return;
    if (!this.#quota.take(senderIdentity, payload.byteLength, performance.now())) return;
    const counts = reactionsIn(new TextDecoder().decode(payload));
    if (counts === null) return;
    this.#show(counts, name);
    const kinds = Object.keys(counts) as ReactionKind[];
    const sum = Object.values(counts).reduce((total, count) => total + count, 0);
    const [kind] = kinds;
    const received = this.getSnapshot().received + sum;
    if (kind) this.#state.patch({ received, last: { name, kind } });
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
    const text = JSON.stringify(this.#pressed);
    this.#pressed = {};
    this.#options.send(roomTopics.reactions, new TextEncoder().encode(text));
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
