import type { GladiaStreamTiming } from "./types.ts";

/** So often the vendor is looked after within the time in which a live socket answers a ping. */
const looksMax = 4;

export interface AnswerWatchPorts {
  /** Whether the vendor owes an acknowledgment now. */
  owed: () => boolean;
  /** Half of the silence is over: asks for any sign of life. */
  ask: () => void;
  giveUp: () => void;
}

/**
 * Finds a socket that died without closing. Looks are counted, not milliseconds: a process that stood still has not read
 * what may have come meanwhile.
 */
export class AnswerWatch {
  readonly #ports: AnswerWatchPorts;
  readonly #unansweredMax: number;
  readonly #timer: NodeJS.Timeout;
  #silentLooks = 0;
  #unansweredLooks = 0;

  constructor(
    {
      silenceTimeoutMs,
      ackTimeoutMs,
    }: Pick<GladiaStreamTiming, "silenceTimeoutMs" | "ackTimeoutMs">,
    ports: AnswerWatchPorts,
  ) {
    this.#ports = ports;
    const everyMs = Math.min(silenceTimeoutMs, ackTimeoutMs) / looksMax;
    this.#unansweredMax = Math.round(ackTimeoutMs / everyMs);
    this.#timer = setInterval(() => this.#look(), everyMs).unref();
  }

  /** A message came, or nothing was owed before now. */
  answered(): void {
    this.#silentLooks = 0;
    this.#unansweredLooks = 0;
  }

  /** A ping was answered. */
  alive(): void {
    this.#silentLooks = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { owed, ask, giveUp } = this.#ports;
    if (!owed()) {
      this.answered();
      return;
    }
    this.#silentLooks += 1;
    this.#unansweredLooks += 1;
    if (this.#silentLooks === looksMax / 2) ask();
    if (this.#silentLooks <= looksMax && this.#unansweredLooks <= this.#unansweredMax) return;
    this.answered();
    giveUp();
  }
}
