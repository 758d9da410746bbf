/**
 * Tone speech: words a program can speak and hear exactly, through anything that carries a voice.
 *
 * Every symbol is two simultaneous tones, one of a low group and one of a high group. A word is
 * START, its characters, two check symbols, END, each 40 ms. START and END use tones no character uses,
 * so a word whose head or tail was cut off cannot pass for a shorter word; the check symbols catch
 * what is cut out of the middle.
 */
export const toneTiming = {
  symbolMs: 40,
  /** Sounding part of a symbol; the rest is a gap, so that equal neighbours still have an edge. */
  soundMs: 36,
  rampMs: 3,
  /** Silence after a word, unless told otherwise. */
  wordGapMs: 80,
  /** Length of audio one symbol is judged by: 25 ms makes every tone below fall on a bin of its own. */
  windowMs: 25,
} as const;

/** Multiples of 40 Hz (1 / 25 ms), three or four bins apart; the last of each group is for START and END only. */
export const lowTonesHz = [400, 520, 640, 760, 880, 1000, 1120] as const;
export const highTonesHz = [1400, 1560, 1720, 1880, 2040, 2200, 2360] as const;

export type ToneSymbol = { low: number; high: number };

const characters = "abcdefghijklmnopqrstuvwxyz0123456789";
const gridSize = 6;

export const startSymbol: ToneSymbol = { low: 6, high: 6 };
export const endSymbol: ToneSymbol = { low: 6, high: 0 };
export const wordLengthMax = 32;

/** Index in the alphabet (0–35), or null when the pair is no character. */
export function characterIndexOf(symbol: ToneSymbol): number | null {
  if (symbol.low >= gridSize || symbol.high >= gridSize) return null;
  return symbol.low * gridSize + symbol.high;
}

export function symbolOfIndex(index: number): ToneSymbol {
  return { low: Math.floor(index / gridSize), high: index % gridSize };
}

export function sameSymbol(a: ToneSymbol, b: ToneSymbol): boolean {
  return a.low === b.low && a.high === b.high;
}

/** Indices of a word's characters. Throws when the word cannot be spoken: that is a mistake of the caller. */
export function indicesOfWord(word: string): number[] {
  const indices = Array.from(word, (character) => characters.indexOf(character));
  if (indices.length === 0 || indices.length > wordLengthMax || indices.includes(-1)) {
    throw new RangeError(`tone speech knows words of 1 to ${wordLengthMax} characters a-z, 0-9`);
  }
  return indices;
}

export function wordOfIndices(indices: readonly number[]): string {
  return indices.map((index) => characters.charAt(index)).join("");
}

/** Two symbols that depend on every character and its place. */
export function checkIndicesOf(indices: readonly number[]): [number, number] {
  let sum = 7;
  for (const index of indices) sum = (sum * 37 + index + 1) % 1291;
  return [Math.floor(sum / 36), sum % 36];
}
