import { wordErrorTable } from "@rooms/e2e/support";

type Words = readonly string[];

/** One reading: its words, and how many of them were written wrongly by each. */
export interface ComparedReading {
  words: number;
  alone: number;
  room: number;
}

const resamplings = 5_000;
const outside = 0.025;

/**
 * Between which differences, in points, 95 of 100 lie when the readings are drawn anew with repetition: what the same
 * product would show of other readings of this kind. An interval that holds 0 shows nothing.
 */
export function differenceInterval(
  readings: readonly ComparedReading[],
  random: () => number,
): { from: number; to: number } {
  const differences = Array.from({ length: resamplings }, () => {
    let [words, more] = [0, 0];
    for (let drawn = 0; drawn < readings.length; drawn += 1) {
      const reading = readings[Math.floor(random() * readings.length)];
      words += reading?.words ?? 0;
      more += (reading?.room ?? 0) - (reading?.alone ?? 0);
    }
    return (100 * more) / words;
  }).toSorted((one, other) => one - other);
  const at = (share: number): number =>
    differences[Math.min(resamplings - 1, Math.floor(share * resamplings))] ?? 0;
  return { from: at(outside), to: at(1 - outside) };
}

/** Wrong words of each reading, out of what was written of all of them one after the other. */
export function wrongByReading(readings: readonly Words[], written: Words): number[] {
  const said = readings.flatMap((words, reading) => words.map((word) => ({ word, reading })));
  const isWrong = (row: number, column: number): number =>
    said[row - 1]?.word === written[column - 1] ? 0 : 1;
  const errors = wordErrorTable(
    said.map(({ word }) => word),
    written,
  );
  const wrong = readings.map(() => 0);
  let [row, column] = [said.length, written.length];
  while (row > 0 || column > 0) {
    const before = (rows: number, columns: number): number =>
      errors[row - rows]?.[column - columns] ?? Infinity;
    const here = errors[row]?.[column] ?? 0;
    const reading = said[Math.max(0, row - 1)]?.reading ?? 0;
    const isPair = here === before(1, 1) + isWrong(row, column);
    const isLost = !isPair && here === before(1, 0) + 1;
    wrong[reading] = (wrong[reading] ?? 0) + (isPair ? isWrong(row, column) : 1);
    if (isPair || isLost) row -= 1;
    if (!isLost) column -= 1;
  }
  return wrong;
}
