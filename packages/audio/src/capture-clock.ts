import { bytesPerMs } from "./pcm.ts";

/** Deliveries compared: of chunks and levels, about four seconds of speech and ten of silence. */
const deliveriesCompared = 100;
/** A delivery that is later than the best by more than this waited for a processor, or the source's clock stood still. */
const lateMs = 1_000;
/** What waited comes quicker than it was heard. What comes at its own pace for so long did not wait. */
const provedByS = 1;
const caughtUpMin = 0.25;
/** How far a turn's own count may lag behind the clock before the turn is taken to have a hole. */
const turnLagMsMax = 500;

interface Delivery {
  /** Seconds on the source's clock. */
  postedAtS: number;
  /** Local clock, ms. */
  arrivedAtMs: number;
}

export interface ChunkTimes extends Delivery {
  /** Seconds on the source's clock of the first sample. */
  atS: number;
}

interface LateDelivery {
  postedAtS: number;
  differenceMs: number;
}

/**
 * Maps the time of a source (an AudioContext's, or the count of samples of a track) to the local clock. Delivery only ever adds delay, so the smallest difference seen
 * between arrival and posting is the nearest to the truth.
 *
 * A source whose clock stood still is believed after a second: what a page without a processor delivers late, taken for heard
 * late, would stand in a time that has not come, and the server takes no such audio.
 */
export class CaptureClock {
  readonly #deliveriesCompared: number;
  #differencesMs: number[] = [];
  /** Begins what may be late because the source's clock stood still; null while nothing is late. */
  #late: LateDelivery | null = null;

  constructor(compared = deliveriesCompared) {
    this.#deliveriesCompared = compared;
  }

  /** Local time of the chunk's first sample, ms. */
  localMs({ atS, ...delivery }: ChunkTimes): number {
    this.delivered(delivery);
    return atS * 1_000 + Math.min(...this.#differencesMs);
  }

  /** Anything that was posted has arrived: between turns as well, so that the first chunk of one is known to be late. */
  delivered({ postedAtS, arrivedAtMs }: Delivery): void {
    const differenceMs = arrivedAtMs - postedAtS * 1_000;
    const isLate = differenceMs - Math.min(...this.#differencesMs) > lateMs;
    if (!isLate) this.#late = null;
    else if (this.#stoodStill({ postedAtS, differenceMs })) this.#differencesMs = [];
    if (this.#late === null) this.#differencesMs.push(differenceMs);
    if (this.#differencesMs.length > this.#deliveriesCompared) this.#differencesMs.shift();
  }

  #stoodStill(delivery: LateDelivery): boolean {
    this.#late ??= delivery;
    const passedS = delivery.postedAtS - this.#late.postedAtS;
    if (passedS < provedByS) return false;
    const caughtUpS = (this.#late.differenceMs - delivery.differenceMs) / 1_000;
    const isWaiting = caughtUpS >= caughtUpMin * passedS;
    this.#late = isWaiting ? delivery : null;
    return !isWaiting;
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
