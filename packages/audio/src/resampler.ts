import { designKernel } from "./polyphase-kernel.ts";
import type { PolyphaseKernel } from "./polyphase-kernel.ts";

const inputRateHzMin = 8_000;
const inputRateHzMax = 192_000;

export interface ResamplerOptions {
  /** A whole number of Hz, 8 to 192 kHz. */
  inputRateHz: number;
  outputRateHz: number;
  /**
   * "delayed": every block of input gives its share of output at once, `delayS` late, as live capture needs it. "in-step":
   * output sample n stands for the time n ÷ output rate, and is given once the input reaches half a filter further; the end
   * of a stream, shorter than that, never comes. Delayed unless told.
   */
  alignment?: "delayed" | "in-step";
}

/**
 * Polyphase FIR resampler for a stream cut into blocks of any length. After n input samples exactly
 * ⌈n × output rate ÷ input rate⌉ delayed output samples have come out, whatever the blocks; `process` allocates nothing.
 */
export class Resampler {
  /** How much later than the input the output is, in seconds. */
  readonly delayS: number;
  readonly #ratio: number;
  readonly #kernel: PolyphaseKernel | undefined;
  /** The last `taps` samples, written twice, so that the newest `taps` always lie in one piece. */
  readonly #history: Float32Array;
  #position = 0;
  /** Phases from the newest input sample to the next output sample. */
  #due = 0;

  /** Equal rates pass samples through untouched. Throws RangeError for rates outside 8–192 kHz or not whole. */
  constructor({ inputRateHz, outputRateHz, alignment = "delayed" }: ResamplerOptions) {
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
    const delaySamples = (this.#kernel?.taps ?? 0) / 2;
    this.#ratio = outputRateHz / inputRateHz;
    this.delayS = alignment === "delayed" ? delaySamples / inputRateHz : 0;
    if (alignment === "in-step") this.#due = delaySamples * (this.#kernel?.phases ?? 0);
  }

  /** The output of a block, in an array of its own. */
  resample(input: Float32Array): Float32Array {
    const output = new Float32Array(Math.ceil(input.length * this.#ratio) + 1);
    return output.subarray(0, this.process(input, input.length, output));
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
