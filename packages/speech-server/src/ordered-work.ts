/** Runs tasks one after the other, in the order they came. A task that throws is reported and passed over. */
export class OrderedWork {
  readonly #onError: (error: unknown) => void;
  readonly #tasks: (() => Promise<void>)[] = [];
  #running: Promise<void> | null = null;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Tasks waiting or at work. */
  get size(): number {
    return this.#tasks.length + (this.#running === null ? 0 : 1);
  }

  add(task: () => Promise<void>): void {
    this.#tasks.push(task);
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    for (let task = this.#tasks.shift(); task !== undefined; task = this.#tasks.shift()) {
      try {
        await task();
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#running = null;
  }
}
