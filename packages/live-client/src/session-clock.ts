/** How many measures are remembered; at one ping in five seconds about a minute, in which clocks drift a few ms apart. */
const samplesMax = 12;

interface Sample {
  roundTripMs: number;
  offsetMs: number;
}

/**
 * Offset from the client's monotonic clock to the session clock. Of the recent measures the one with the shortest
 * round trip counts: its error is at most half of that trip, and queues only ever make trips longer.
 */
export class SessionClock {
  #samples: Sample[] = [];
  #best: Sample | null = null;

  /** Session time is local time plus this; null before the first measure. */
  get offsetMs(): number | null {
    return this.#best?.offsetMs ?? null;
  }

  measure(input: { sentAtMs: number; receivedAtMs: number; sessionNowMs: number }): void {
    const roundTripMs = input.receivedAtMs - input.sentAtMs;
    if (roundTripMs < 0) return;
    const offsetMs = input.sessionNowMs - (input.sentAtMs + roundTripMs / 2);
    this.#samples.push({ roundTripMs, offsetMs });
    if (this.#samples.length > samplesMax) this.#samples.shift();
    this.#best = this.#samples.reduce((best, sample) =>
      sample.roundTripMs <= best.roundTripMs ? sample : best,
    );
  }

  /** What was measured no longer holds (the machine slept, or the server moved); the last offset serves meanwhile. */
  restart(): void {
    this.#samples = [];
  }
}
