import type { TimerHandle, WorkerEnvironment } from "./environment.ts";

/** Gathers what comes in one go: a backlog of a thousand lines must not be a thousand messages to the page. */
export class MessageBatcher<Item> {
  readonly #timers: WorkerEnvironment["timers"];
  readonly #send: (items: Item[]) => void;
  #items: Item[] = [];
  #timer: TimerHandle | null = null;

  constructor(timers: WorkerEnvironment["timers"], send: (items: Item[]) => void) {
    this.#timers = timers;
    this.#send = send;
  }

  push(item: Item): void {
    this.#items.push(item);
    this.#timer ??= this.#timers.set(() => this.#flush(), 0);
  }

  /** What has not been sent is dropped. */
  close(): void {
    if (this.#timer !== null) this.#timers.clear(this.#timer);
    this.#timer = null;
    this.#items = [];
  }

  #flush(): void {
    this.#timer = null;
    const items = this.#items;
    this.#items = [];
    this.#send(items);
  }
}
