import { bytesPerMs } from "./pcm.ts";

/** Deliveries compared: of chunks, about four seconds of speech. */
const chunksCompared = 50;
/** A delivery that is later than the best by more than this did not wait: the source's clock stood still. */
const standstillMs = 1_000;
/** How far a turn's own count may lag behind the clock before the turn is taken to have a hole. */
const turnLagMsMax = 500;

export interface ChunkTimes {
  /** Seconds on the source's clock of the first sample, and of the posting. */
  atS: number;
  postedAtS: number;
  /** Local clock at which the chunk arrived, ms. */
  arrivedAtMs: number;
}

/**
 * Maps the time of a source (an AudioContext's, or the count of samples of a track) to the local clock. Delivery only ever adds delay, so the smallest difference seen
 * between arrival and posting is the nearest to the truth.
 */
export class CaptureClock {
  readonly #deliveriesCompared: number;
  #differencesMs: number[] = [];

  constructor(deliveriesCompared = chunksCompared) {
    this.#deliveriesCompared = deliveriesCompared;
  }

  /** Local time of the chunk's first sample, ms. */
  localMs(times: ChunkTimes): number {
    const differenceMs = times.arrivedAtMs - times.postedAtS * 1_000;
    if (differenceMs - Math.min(...this.#differencesMs) > standstillMs) this.#differencesMs = [];
    this.#differencesMs.push(differenceMs);
    if (this.#differencesMs.length > this.#deliveriesCompared) this.#differencesMs.shift();
    return times.atS * 1_000 + Math.min(...this.#differencesMs);
  }
}

/**
 * Gives chunks of a stream their start. A turn's first chunk takes the clock's word; the others follow by the count
 * of samples, so that a turn has no seams. Time never goes back over the stream: the server's watermark is a time.
 */
export class StreamTimeline {
  #endMs: number | null = null;

  /** Start of the chunk, ms, on the clock that `clockMs` is on. */
  place(chunk: { turnStart: boolean; clockMs: number; pcmBytes: number }): number {
    const endMs = this.#endMs;
    const follows = endMs !== null && !chunk.turnStart && chunk.clockMs - endMs <= turnLagMsMax;
    const startMs = follows ? endMs : Math.max(chunk.clockMs, endMs ?? chunk.clockMs);
    this.#endMs = startMs + chunk.pcmBytes / bytesPerMs;
    return startMs;
  }

  /** The clock that times are on was set: everything so far moves with it. */
  shift(offsetMs: number): void {
    if (this.#endMs !== null) this.#endMs = Math.max(0, this.#endMs + offsetMs);
  }
}
