const tickMs = 500;
const ticksMin = 4;
const ticksMax = 32;

/**
 * Notices that signs of life stopped coming. It counts ticks and does not compare times: when the page's thread was
 * blocked, one late tick follows, not a false alarm. Each alarm in a row doubles its patience (2 s to 16 s).
 */
export class Watchdog {
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ticks = 0;
  #patience = ticksMin;

  constructor(onSilence: () => void) {
    this.#onSilence = onSilence;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), tickMs);
  }

  beat(): void {
    this.#ticks = 0;
    this.#patience = ticksMin;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.beat();
  }

  #tick(): void {
    this.#ticks += 1;
    if (this.#ticks < this.#patience) return;
    this.#ticks = 0;
    this.#patience = Math.min(ticksMax, 2 * this.#patience);
    this.#onSilence();
  }
}
