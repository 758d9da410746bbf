import type { HeardChunk } from "./page.ts";

export interface HeardTurn {
  startS: number;
  endS: number;
  samples: number[];
}

/** Puts turns together. Throws when marks are out of order or a chunk does not begin where the one before it ended, give or take `seamS`. */
export function turnsOf(chunks: readonly HeardChunk[], { seamS = 1e-6 } = {}): HeardTurn[] {
  const turns: HeardTurn[] = [];
  let isOpen = false;
  for (const chunk of chunks) {
    if (chunk.turnStart === isOpen) throw new Error("turn marks out of order");
    if (chunk.turnStart) turns.push({ startS: chunk.atS, endS: chunk.atS, samples: [] });
    isOpen = !chunk.turnEnd;
    const turn = turns.at(-1);
    if (turn === undefined) throw new Error("a chunk before any turn");
    if (Math.abs(turn.endS - chunk.atS) > seamS) {
      throw new Error(`a gap of ${chunk.atS - turn.endS} s inside a turn`);
    }
    turn.samples.push(...chunk.samples);
    turn.endS = turn.startS + turn.samples.length / 16_000;
  }
  return turns;
}

/** What remains when the best fitting sine of this frequency is taken away, in dB below it. A click is far above −60. */
export function residueDb(samples: readonly number[], hz: number): number {
  const sums = { ss: 0, cc: 0, sc: 0, xs: 0, xc: 0 };
  samples.forEach((x, n) => {
    const { s, c } = sineAt(hz, n);
    sums.ss += s * s;
    sums.cc += c * c;
    sums.sc += s * c;
    sums.xs += x * s;
    sums.xc += x * c;
  });
  const determinant = sums.ss * sums.cc - sums.sc ** 2;
  const a = (sums.xs * sums.cc - sums.xc * sums.sc) / determinant;
  const b = (sums.xc * sums.ss - sums.xs * sums.sc) / determinant;
  const worst = samples.reduce((peak, x, n) => {
    const { s, c } = sineAt(hz, n);
    return Math.max(peak, Math.abs(x - a * s - b * c));
  }, 0);
  return 20 * Math.log10(worst / Math.hypot(a, b));
}

/**
 * The `residueDb` of the stretch of 100 ms that holds this sine best. A busy machine makes the browser's own source
 * skip, which is a click in what is fed; a wrong rate, in contrast, spoils every stretch.
 */
export function cleanestDb(samples: readonly number[], hz: number): number {
  const stretch = 1_600;
  const starts = Array.from(
    { length: Math.floor(samples.length / stretch) },
    (_, n) => n * stretch,
  );
  return Math.min(...starts.map((start) => residueDb(samples.slice(start, start + stretch), hz)));
}

/** Index of the first and behind the last sample that is clearly no silence. */
export function loudPart(samples: readonly number[]): { from: number; to: number } {
  const isLoud = (sample: number) => Math.abs(sample) > 1_000;
  return { from: samples.findIndex(isLoud), to: samples.findLastIndex(isLoud) + 1 };
}

function sineAt(hz: number, n: number): { s: number; c: number } {
  const angle = (2 * Math.PI * hz * n) / 16_000;
  return { s: Math.sin(angle), c: Math.cos(angle) };
}
