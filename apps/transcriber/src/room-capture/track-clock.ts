import { samplesPerMs } from "@rooms/audio/pcm";

/** Samples this late did not wait for us: some were never delivered. */
const standstillMs = 1_000;
/** How fast the estimate may follow a clock that runs slower than ours, per millisecond of audio. */
const followRate = 0.002;

/**
 * Tells when samples were heard. They carry no time of their own, and come late and in bursts when the process is busy;
 * lateness is never negative, so the smallest is the nearest to the truth.
 */
export class TrackClock {
  #originMs: number | null = null;
  #samples = 0;

  /** Takes samples that arrived at `nowMs`; the time of the first of them, on the same clock. */
  take(samples: number, nowMs: number): number {
    const startedAtMs = this.#samples / samplesPerMs;
    this.#samples += samples;
    const originMs = nowMs - this.#samples / samplesPerMs;
    const known = this.#originMs;
    this.#originMs =
      known === null || originMs - known > standstillMs
        ? originMs
        : Math.min(originMs, known + (samples / samplesPerMs) * followRate);
    return this.#originMs + startedAtMs;
  }
}
