const targetHz = 16_000;
const lobes = 16;

/** Streaming conversion to 16 kHz by a windowed-sinc polyphase filter; what comes out is in step with what went in. */
export interface Resampler {
  push(samples: Float32Array): Float32Array;
}

export function createResampler(sourceHz: number): Resampler {
  if (sourceHz === targetHz) return { push: (samples) => samples };
  return new PolyphaseResampler(sourceHz);
}

class PolyphaseResampler implements Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #half: number;
  readonly #phases: Float32Array[];
  #kept: Float32Array;
  /** Position of the next output, in source samples × up, counted from the first kept sample. */
  #at: number;

  constructor(sourceHz: number) {
    const divisor = greatestCommonDivisor(sourceHz, targetHz);
    this.#up = targetHz / divisor;
    this.#down = sourceHz / divisor;
    const cutoff = Math.min(1, targetHz / sourceHz) * 0.94;
    this.#half = Math.ceil(lobes / cutoff);
    this.#phases = Array.from({ length: this.#up }, (_, phase) =>
      this.#filter(phase / this.#up, cutoff),
    );
    this.#kept = new Float32Array(this.#half);
    this.#at = this.#half * this.#up;
  }

  push(samples: Float32Array): Float32Array {
    const input = new Float32Array(this.#kept.length + samples.length);
    input.set(this.#kept);
    input.set(samples, this.#kept.length);
    const output: number[] = [];
    for (;;) {
      const centre = Math.floor(this.#at / this.#up);
      if (centre + this.#half >= input.length) break;
      output.push(this.#interpolate(input, centre, this.#at % this.#up));
      this.#at += this.#down;
    }
    const drop = Math.max(0, Math.floor(this.#at / this.#up) - this.#half);
    this.#kept = input.slice(drop);
    this.#at -= drop * this.#up;
    return Float32Array.from(output);
  }

  #interpolate(input: Float32Array, centre: number, phase: number): number {
    const filter = this.#phases[phase] ?? new Float32Array();
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap++) {
      sum += (filter[tap] ?? 0) * (input[centre - this.#half + 1 + tap] ?? 0);
    }
    return sum;
  }

  #filter(fraction: number, cutoff: number): Float32Array {
    const taps = new Float32Array(this.#half * 2);
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) {
      const distance = tap - this.#half + 1 - fraction;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / this.#half);
      const value = sinc(distance * cutoff) * Math.max(0, window);
      taps[tap] = value;
      sum += value;
    }
    return taps.map((value) => value / sum);
  }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
