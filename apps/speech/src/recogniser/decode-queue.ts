export interface DecodeQueueOptions {
  now?: () => number;
}

interface Waiting {
  since: number;
  /** Does the task; the returned function hands the outcome to the caller that waits. */
  run: () => Promise<() => void>;
}

/**
 * One decode at a time for all sessions of the process: finals in the order they came, and partials only while
 * no final waits. What is at work is never interrupted.
 */
export class DecodeQueue {
  readonly #now: () => number;
  readonly #finals: Waiting[] = [];
  readonly #partials: Waiting[] = [];
  #running: Waiting | null = null;

  constructor({ now = () => performance.now() }: DecodeQueueOptions = {}) {
    this.#now = now;
  }

  /** Decodes waiting or at work. */
  get size(): number {
    return this.#finals.length + this.#partials.length + (this.#running === null ? 0 : 1);
  }

  /** For how long the oldest decode has waited or been at work; zero when there is none. */
  get ageMs(): number {
    const all = [this.#running, ...this.#finals, ...this.#partials];
    const oldest = Math.min(...all.map((each) => each?.since ?? Number.POSITIVE_INFINITY));
    return Number.isFinite(oldest) ? this.#now() - oldest : 0;
  }

  /** Resolves with the task's answer, or with null when the signal came before its turn. */
  run<T>(
    task: () => Promise<T>,
    { isFinal, signal }: { isFinal: boolean; signal: AbortSignal },
  ): Promise<T | null> {
    if (signal.aborted) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const queue = isFinal ? this.#finals : this.#partials;
      const giveUp = (): void => {
        const at = queue.indexOf(waiting);
        if (at < 0) return;
        queue.splice(at, 1);
        resolve(null);
      };
      const waiting: Waiting = {
        since: this.#now(),
        run: () => {
          signal.removeEventListener("abort", giveUp);
          return task().then(
            (answer) => () => resolve(answer),
            (error: unknown) => () =>
              reject(
                error instanceof Error ? error : new Error("a decode failed", { cause: error }),
              ),
          );
        },
      };
      signal.addEventListener("abort", giveUp, { once: true });
      queue.push(waiting);
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    if (this.#running !== null) return;
    this.#running = this.#finals.shift() ?? this.#partials.shift() ?? null;
    if (this.#running === null) return;
    const handOver = await this.#running.run();
    this.#running = null;
    handOver();
    void this.#next();
  }
}
