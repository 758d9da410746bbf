/** What speech is recognised by lies below 4 kHz. */
export const halfRateHz = 8_000;
/** What all features look back on: 60 ms, and as much again so that it lies in one piece. */
const keptSamples = 480;

const highPassPole = Math.exp((-2 * Math.PI * 70) / halfRateHz);
/** Lifts the upper formants a little, which the pitch of a voice is found by as well as by its fundamental. */
const emphasis = 0.4;

/** The last moments of the audio at half its rate, without rumble. */
export class HalfRate {
  readonly #samples = new Float32Array(2 * keptSamples);
  #length = keptSamples;
  #previous = 0;
  #input = 0;
  #highPassed = 0;

  /** The samples; the newest ends at `end`. */
  get samples(): Float32Array {
    return this.#samples;
  }

  get end(): number {
    return this.#length;
  }

  /** Takes two samples of the full rate. */
  push(first: number, second: number): void {
    if (this.#length === this.#samples.length) {
      this.#samples.copyWithin(0, this.#length - keptSamples);
      this.#length = keptSamples;
    }
    const mixed = 0.25 * this.#previous + 0.5 * first + 0.25 * second;
    this.#previous = second;
    const before = this.#highPassed;
    this.#highPassed = mixed - this.#input + highPassPole * before;
    this.#input = mixed;
    this.#samples[this.#length] = this.#highPassed - emphasis * before;
    this.#length += 1;
  }
}
