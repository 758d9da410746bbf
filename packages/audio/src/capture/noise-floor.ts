import { decibels } from "./decibels.ts";
import type { GateSettings } from "./settings.ts";

const framesPerAverage = 5;
const segmentCount = 8;
const frameMs = 10;

/**
 * The level of the background: the quietest 50 ms of the last seconds. It falls at once and rises only when nothing
 * quieter was heard for the whole window, so speech, which always has gaps, cannot pull it up.
 *
 * It starts as if the room had been silent. Speech from the first sample on is heard; a noisy room costs one
 * turn of the window's length.
 */
export class NoiseFloor {
  readonly #settings: GateSettings;
  readonly #framesPerSegment: number;
  readonly #recent = new Float64Array(framesPerAverage);
  #frame = 0;
  /** The quietest average of each part of the window; the current part is overwritten as it grows. */
  readonly #segments: Float64Array;
  #segment = 0;
  #framesInSegment = 0;

  constructor(settings: GateSettings) {
    this.#settings = settings;
    this.#framesPerSegment = Math.ceil(settings.floorWindowMs / frameMs / segmentCount);
    this.#segments = new Float64Array(segmentCount);
    this.#segments.fill(settings.floorDbMin);
  }

  /** Takes the mean square of one frame, returns the floor in dBFS. */
  push(meanSquare: number): number {
    this.#recent[this.#frame % framesPerAverage] = meanSquare;
    this.#frame += 1;
    // Summed anew each time: a running sum would keep the rounding errors of a loud sound for ever.
    let sum = 0;
    for (let index = 0; index < framesPerAverage; index += 1) sum += this.#recent[index] ?? 0;
    if (this.#frame >= framesPerAverage) this.#lower(decibels(sum / framesPerAverage));
    return this.#quietest();
  }

  #lower(levelDb: number): void {
    if (this.#framesInSegment === this.#framesPerSegment) {
      this.#segment = (this.#segment + 1) % segmentCount;
      this.#segments[this.#segment] = levelDb;
      this.#framesInSegment = 0;
    }
    this.#framesInSegment += 1;
    this.#segments[this.#segment] = Math.min(this.#segments[this.#segment] ?? levelDb, levelDb);
  }

  #quietest(): number {
    let quietest = this.#settings.floorDbMax;
    for (let index = 0; index < segmentCount; index += 1) {
      quietest = Math.min(quietest, this.#segments[index] ?? quietest);
    }
    return Math.max(this.#settings.floorDbMin, quietest);
  }
}
