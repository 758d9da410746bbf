import { designKernel } from "./polyphase-kernel.ts";
import type { PolyphaseKernel } from "./polyphase-kernel.ts";

const inputRateHzMin = 8_000;
const inputRateHzMax = 192_000;

/**
 * Polyphase FIR resampler for a stream cut into blocks of any length. After n input samples exactly
 * ⌈n × output rate ÷ input rate⌉ output samples have come out, whatever the blocks; `process` allocates nothing.
 */
export class Resampler {
  /** How much later than the input the output is, in seconds. */
  readonly delayS: number;
  readonly #kernel: PolyphaseKernel | undefined;
  /** The last `taps` samples, written twice, so that the newest `taps` always lie in one piece. */
  readonly #history: Float32Array;
  #position = 0;
  /** Phases from the newest input sample to the next output sample. */
  #due = 0;

  /** Equal rates pass samples through untouched. Throws RangeError for rates outside 8–192 kHz or not whole. */
  constructor(inputRateHz: number, outputRateHz: number) {
    if (
      !Number.isInteger(inputRateHz) ||
      inputRateHz < inputRateHzMin ||
      inputRateHz > inputRateHzMax
    ) {
      throw new RangeError(
        `Input rate must be a whole number of Hz, 8000 to 192000: ${inputRateHz}`,
      );
    }
    this.#kernel =
      inputRateHz === outputRateHz ? undefined : designKernel(inputRateHz, outputRateHz);
    this.#history = new Float32Array(2 * (this.#kernel?.taps ?? 0));
    this.delayS = (this.#kernel?.taps ?? 0) / 2 / inputRateHz;
  }

  /** Returns how many samples were written to `output`, which must hold ⌈length × ratio⌉. */
  process(input: Float32Array, inputLength: number, output: Float32Array): number {
    const kernel = this.#kernel;
    if (kernel === undefined) {
      for (let index = 0; index < inputLength; index += 1) output[index] = input[index] ?? 0;
      return inputLength;
    }
    let written = 0;
    for (let index = 0; index < inputLength; index += 1) {
      this.#remember(input[index] ?? 0, kernel.taps);
      while (this.#due < kernel.phases) {
        output[written] = this.#convolve(kernel, this.#due);
        written += 1;
        this.#due += kernel.step;
      }
      this.#due -= kernel.phases;
    }
    return written;
  }

  #remember(sample: number, taps: number): void {
    this.#history[this.#position] = sample;
    this.#history[this.#position + taps] = sample;
    this.#position = this.#position + 1 === taps ? 0 : this.#position + 1;
  }

  #convolve(kernel: PolyphaseKernel, phase: number): number {
    const { coefficients, taps } = kernel;
    const history = this.#history;
    const row = phase * taps;
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) {
      sum += (coefficients[row + tap] ?? 0) * (history[this.#position + tap] ?? 0);
    }
    return sum;
  }
}
