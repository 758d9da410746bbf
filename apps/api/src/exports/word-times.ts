import type { Word } from "@rooms/domain/transcription/segment";

/** When a part of a text was said. */
export type TimesIn = (from: number, until: number) => { startMs: number; endMs: number };

interface Said {
  readonly text: string;
  readonly words: readonly Word[];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** How many letters of the text may lie between one word and the next before that next one is taken for another's. */
const lettersSkippedMax = 24;

/**
 * Finds the words in the text by their letters: engines write the text with punctuation and figures that the words have
 * not, and some give no words at all. What lies between two words that were found is spread over the time between them.
 * Times stay within the segment and never go back.
 */
export function timesIn(said: Said): TimesIn {
  const { letters, places } = lettersOf(said.text);
  const starts = new Float64Array(letters.length).fill(Number.NaN);
  const ends = new Float64Array(letters.length).fill(Number.NaN);
  placeWords({ letters, words: said.words, starts, ends });
  fillBetween({ starts, ends, fromMs: said.startedAtMs, untilMs: said.endedAtMs });
  keepOrder({ starts, ends, fromMs: said.startedAtMs, untilMs: said.endedAtMs });
  // The letter at or after each place of the text.
  const at = (place: number): number => lowerBound(places, place);
  return (from, until) => {
    const first = at(from);
    const last = at(until) - 1;
    if (last < first) {
      const ms = ends[first - 1] ?? said.startedAtMs;
      return { startMs: ms, endMs: ms };
    }
    return {
      startMs: starts[first] ?? said.startedAtMs,
      endMs: ends[last] ?? said.endedAtMs,
    };
  };
}

function lettersOf(text: string): { letters: string; places: readonly number[] } {
  let letters = "";
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const plain = letter.toLowerCase();
    letters += plain;
    for (let unit = 0; unit < plain.length; unit += 1) places.push(index);
  }
  return { letters, places };
}

function placeWords({
  letters,
  words,
  starts,
  ends,
}: {
  letters: string;
  words: readonly Word[];
  starts: Float64Array;
  ends: Float64Array;
}): void {
  let next = 0;
  for (const { word, startedAtMs, endedAtMs } of words) {
    const plain = lettersOf(word).letters;
    if (plain === "") continue;
    const found = letters.slice(next, next + lettersSkippedMax + plain.length).indexOf(plain);
    if (found < 0) continue;
    const step = Math.max(0, endedAtMs - startedAtMs) / plain.length;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts[next + found + unit] = startedAtMs + step * unit;
      ends[next + found + unit] = startedAtMs + step * (unit + 1);
    }
    next += found + plain.length;
  }
}

interface Times {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly fromMs: number;
  readonly untilMs: number;
}

function fillBetween({ starts, ends, fromMs, untilMs }: Times): void {
  for (let place = 0; place < starts.length; place += 1) {
    if (!Number.isNaN(starts[place])) continue;
    let after = place;
    while (after < starts.length && Number.isNaN(starts[after])) after += 1;
    const left = ends[place - 1] ?? fromMs;
    const right = starts[after] ?? untilMs;
    const step = Math.max(0, right - left) / (after - place);
    for (let unit = place; unit < after; unit += 1) {
      starts[unit] = left + step * (unit - place);
      ends[unit] = left + step * (unit - place + 1);
    }
    place = after;
  }
}

function keepOrder({ starts, ends, fromMs, untilMs }: Times): void {
  let reached = fromMs;
  for (let place = 0; place < starts.length; place += 1) {
    const start = Math.min(Math.max(reached, starts[place] ?? reached), untilMs);
    reached = Math.min(Math.max(start, ends[place] ?? start), untilMs);
    starts[place] = start;
    ends[place] = reached;
  }
}

function lowerBound(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
