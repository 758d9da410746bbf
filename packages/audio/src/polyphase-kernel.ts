export interface PolyphaseKernel {
  /** Taps per phase; the filter delays by half of them. */
  taps: number;
  /** Phases per input sample (L of L/M). */
  phases: number;
  /** Phases from one output sample to the next (M of L/M). */
  step: number;
  /** `phases × taps`, oldest input sample first. */
  coefficients: Float32Array;
}

/** Half the kernel's length, which is its delay. 64 taps at 48 kHz. */
const halfWidthS = 64 / 48_000;
/** Kaiser's β for 92 dB of attenuation: two decibels of room for coefficients rounded to floats. */
const kaiserBeta = 0.1102 * (92 - 8.7);
/**
 * The −6 dB point at 16 kHz output. A kernel of this length needs 1.1 kHz from there to full attenuation: lower costs
 * consonants (2 dB of droop at 7 kHz are allowed), higher folds more than the topmost 0.4 kHz back.
 */
const cutoffOfNyquist = 7_340 / 8_000;

/** Designs the low-pass for a ratio of whole rates in Hz. Every phase passes DC unchanged. */
export function designKernel(inputRateHz: number, outputRateHz: number): PolyphaseKernel {
  const divisor = greatestCommonDivisor(inputRateHz, outputRateHz);
  const phases = outputRateHz / divisor;
  const halfTaps = Math.ceil(halfWidthS * inputRateHz);
  const taps = 2 * halfTaps;
  const coefficients = new Float32Array(phases * taps);
  const cutoff = (cutoffOfNyquist * Math.min(inputRateHz, outputRateHz)) / inputRateHz;
  for (let phase = 0; phase < phases; phase += 1) {
    const row = Float64Array.from({ length: taps }, (_, tap) => {
      const offset = tap - taps + 1 - phase / phases + halfTaps;
      return cutoff * sinc(cutoff * offset) * kaiser(offset / halfTaps);
    });
    const sum = row.reduce((total, value) => total + value, 0);
    coefficients.set(
      row.map((value) => value / sum),
      phase * taps,
    );
  }
  return { taps, phases, step: inputRateHz / divisor, coefficients };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return besselI0(kaiserBeta * Math.sqrt(Math.max(0, 1 - x * x))) / besselI0(kaiserBeta);
}

function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let order = 1; term > sum * 1e-12; order += 1) {
    term *= (x / (2 * order)) ** 2;
    sum += term;
  }
  return sum;
}
