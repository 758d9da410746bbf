import { highTonesHz, lowTonesHz } from "./alphabet.ts";
import type { ToneSymbol } from "./alphabet.ts";
import { sumOfSquares, toneEnergy } from "./goertzel.ts";

/** Shares are of the window's whole energy: 1 is a clean symbol, speech and noise stay far below. */
const symbolShareMin = 0.45;
/** How much stronger a tone must be than the next one of its group. */
const leadOverSecondMin = 2.5;
/** Largest ratio between the two tones of a symbol (12 dB): beyond it, one of them is not there. */
const twistMax = 16;

export interface ToneTable {
  low: readonly number[];
  high: readonly number[];
}

export function toneTableFor(sampleRateHz: number): ToneTable {
  const radians = (hz: number) => (2 * Math.PI * hz) / sampleRateHz;
  return { low: lowTonesHz.map(radians), high: highTonesHz.map(radians) };
}

export interface WindowPlace {
  samples: Float32Array;
  from: number;
  length: number;
}

/** The symbol that sounds in the window, or null when none is clear. */
export function symbolInWindow(window: WindowPlace, tones: ToneTable): ToneSymbol | null {
  const whole = sumOfSquares(window.samples, window.from, window.length);
  if (whole === 0) return null;
  const low = strongest(window, tones.low);
  const high = strongest(window, tones.high);
  const clear =
    (low.energy + high.energy) / whole >= symbolShareMin &&
    low.energy >= low.second * leadOverSecondMin &&
    high.energy >= high.second * leadOverSecondMin &&
    balanced(low.energy, high.energy);
  return clear ? { low: low.index, high: high.index } : null;
}

/** Energy of one symbol in the window, and its share of all that sounds there. */
export function symbolEnergy(
  window: WindowPlace,
  tones: ToneTable,
  symbol: ToneSymbol,
): { energy: number; share: number } {
  const whole = sumOfSquares(window.samples, window.from, window.length);
  const low = energyOf(window, tones.low[symbol.low]);
  const high = energyOf(window, tones.high[symbol.high]);
  const energy = low + high;
  return { energy, share: whole === 0 || !balanced(low, high) ? 0 : energy / whole };
}

function balanced(a: number, b: number): boolean {
  return a <= b * twistMax && b <= a * twistMax;
}

function energyOf(
  { samples, from, length }: WindowPlace,
  radiansPerSample: number | undefined,
): number {
  return radiansPerSample === undefined ? 0 : toneEnergy(samples, from, length, radiansPerSample);
}

function strongest(
  window: WindowPlace,
  group: readonly number[],
): { index: number; energy: number; second: number } {
  const best = { index: 0, energy: 0, second: 0 };
  group.forEach((radians, index) => {
    const energy = energyOf(window, radians);
    if (energy > best.energy) {
      best.second = best.energy;
      best.energy = energy;
      best.index = index;
    } else if (energy > best.second) {
      best.second = energy;
    }
  });
  return best;
}
