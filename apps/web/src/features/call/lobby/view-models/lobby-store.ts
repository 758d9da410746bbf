import type { LobbyRequest } from "@rooms/api-client";
import { roomsApi } from "#shared/api/browser.ts";
import { Observable } from "#shared/observable.ts";
import { countArrivals, noArrivals } from "./arrivals.ts";
import type { Arrivals } from "./arrivals.ts";

export interface LobbySnapshot {
  /** Those who came first in front; without those whom this page has answered. */
  readonly waiting: readonly LobbyRequest[];
  /** Counts bursts of people who came to wait: each is worth one sound. */
  readonly bursts: number;
}

const empty: LobbySnapshot = { waiting: [], bursts: 0 };

/** Beside the socket's word that something changed: while there is no socket, people who wait are seen all the same. */
const lookAgainMs = 10_000;

/** Who waits to be let in, for a host's page. What another host answers goes from here too. */
export class LobbyStore {
  readonly #slug: string;
  readonly #now: () => number;
  readonly #state = new Observable<LobbySnapshot>(empty);
  #listed: readonly LobbyRequest[] = [];
  #arrivals: Arrivals = noArrivals;
  /** Requests that this page has answered, until the api's list is without them. */
  readonly #answered = new Set<string>();
  #reading: "no" | "once" | "again" = "no";
  #news: object | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(slug: string, now: () => number = Date.now) {
    this.#slug = slug;
    this.#now = now;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  /** For as long as one is a host. Returns the end of it. */
  start(): () => void {
    this.#timer = setInterval(() => this.look(), lookAgainMs);
    this.look();
    return () => {
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#list([]);
    };
  }

  /** What the socket says of the lobby, at each of its snapshots: another object means that others wait than before. */
  hear(news: object | null): void {
    if (news === this.#news) return;
    this.#news = news;
    this.look();
  }

  /** Reads the list anew; several calls while it is being read make one more reading. */
  look(): void {
    if (this.#timer === undefined) return;
    if (this.#reading !== "no") {
      this.#reading = "again";
      return;
    }
    this.#reading = "once";
    void this.#read();
  }

  /** False when the answer did not arrive: the person waits still. */
  admit(id: string): Promise<boolean> {
    const params = { slug: this.#slug, id };
    return this.#answer([id], () => roomsApi.lobby.admit({ params }));
  }

  deny(id: string): Promise<boolean> {
    const params = { slug: this.#slug, id };
    return this.#answer([id], () => roomsApi.lobby.deny({ params }));
  }

  admitAll(): Promise<boolean> {
    const params = { slug: this.#slug };
    const ids = this.getSnapshot().waiting.map(({ id }) => id);
    return this.#answer(ids, () => roomsApi.lobby.admitAll({ params }));
  }

  async #answer(
    ids: readonly string[],
    send: () => Promise<{ ok: true } | { ok: false; problem: { code: string } }>,
  ): Promise<boolean> {
    for (const id of ids) this.#answered.add(id);
    this.#show();
    const sent = await send();
    // Another host was faster, or the person went: what this page shows is right.
    const done = sent.ok || sent.problem.code === "NOT_WAITING";
    if (!done) for (const id of ids) this.#answered.delete(id);
    this.#show();
    this.look();
    return done;
  }

  async #read(): Promise<void> {
    const read = await roomsApi.lobby.list({ params: { slug: this.#slug } });
    const again = this.#reading === "again";
    this.#reading = "no";
    if (this.#timer === undefined) return;
    if (read.ok) this.#list(read.data.items);
    if (again) this.look();
  }

  #list(items: readonly LobbyRequest[]): void {
    this.#listed = items;
    for (const id of this.#answered) {
      if (!items.some((item) => item.id === id)) this.#answered.delete(id);
    }
    const ids = items.map(({ id }) => id);
    const { arrivals, sound } = countArrivals(this.#arrivals, ids, this.#now());
    this.#arrivals = arrivals;
    if (sound) this.#state.patch({ bursts: this.getSnapshot().bursts + 1 });
    this.#show();
  }

  #show(): void {
    const before = this.getSnapshot().waiting;
    const waiting = this.#listed.filter(({ id }) => !this.#answered.has(id));
    const same =
      waiting.length === before.length &&
      waiting.every(({ id }, index) => id === before[index]?.id);
    if (!same) this.#state.patch({ waiting });
  }
}
