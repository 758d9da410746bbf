import { numberSaid } from "./numerals.ts";

type Words = readonly string[];

/** Words of the longest number that is looked for: "nine hundred ninety nine thousand …" is longer, and rare. */
const numberWordsMax = 5;

/**
 * Substitutions, insertions and deletions that turn what was said into what was written. A number in digits is none: a reader
 * takes "12" for "twelve".
 */
export function wordsWrong(said: Words, written: Words): number {
  const errors: number[][] = [];
  for (let row = 0; row <= said.length; row += 1) {
    const current: number[] = [];
    errors.push(current);
    for (let column = 0; column <= written.length; column += 1) {
      const before = (words: number, others: number): number =>
        errors[row - words]?.[column - others] ?? Number.POSITIVE_INFINITY;
      const isSame = said[row - 1] === written[column - 1];
      const ways = [before(1, 0) + 1, before(0, 1) + 1, before(1, 1) + (isSame ? 0 : 1)];
      const ends = [endOf(said, row), endOf(written, column)] as const;
      for (const [words, others] of numbersIn(...ends)) ways.push(before(words, others));
      current.push(row + column === 0 ? 0 : Math.min(...ways));
    }
  }
  return errors.at(-1)?.at(-1) ?? 0;
}

function endOf(words: Words, length: number): Words {
  return words.slice(Math.max(0, length - numberWordsMax), length);
}

/** So many last words of the one say the number that the last of the other is. */
function* numbersIn(said: Words, written: Words): Generator<[number, number]> {
  for (const count of wordsOfNumber(written.at(-1), said)) yield [count, 1];
  for (const count of wordsOfNumber(said.at(-1), written)) yield [1, count];
}

function* wordsOfNumber(digits: string | undefined, words: Words): Generator<number> {
  if (digits === undefined || !/^\d+$/u.test(digits)) return;
  for (let count = 1; count <= Math.min(numberWordsMax, words.length); count += 1) {
    if (numberSaid(words.slice(-count)) === Number(digits)) yield count;
  }
}
