const tickMs = 500;
const ticksMin = 4;
const ticksMax = 32;
/** 2.5 s: with the page's own work, what a person may wait to be told. */
const lostTicks = 5;

export interface WatchdogEvents {
  /** Signs of life stopped. Each alarm in a row doubles the patience (2 s to 16 s). */
  onSilence: () => void;
  /** They did not come back for 2.5 s; once, until the next sign of life. */
  onLost: () => void;
}

/**
 * Notices that signs of life stopped coming, or never began. It counts ticks and does not compare times: when the page's
 * thread was blocked, one late tick follows, not a false alarm.
 */
export class Watchdog {
  readonly #events: WatchdogEvents;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ticks = 0;
  #silentTicks = 0;
  #patience = ticksMin;

  constructor(events: WatchdogEvents) {
    this.#events = events;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), tickMs);
  }

  beat(): void {
    this.#ticks = 0;
    this.#silentTicks = 0;
    this.#patience = ticksMin;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.beat();
  }

  #tick(): void {
    this.#ticks += 1;
    this.#silentTicks += 1;
    if (this.#ticks >= this.#patience) {
      this.#ticks = 0;
      this.#patience = Math.min(ticksMax, 2 * this.#patience);
      this.#events.onSilence();
    }
    if (this.#silentTicks === lostTicks) this.#events.onLost();
  }
}
