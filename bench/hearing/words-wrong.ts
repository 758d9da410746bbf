import { wordErrors } from "@rooms/e2e/support";
import { numberSaid } from "./numerals.ts";

type Words = readonly string[];

/** Words of the longest number that is looked for: "nine hundred ninety nine thousand …" is longer, and rare. */
const numberWordsMax = 5;

/** Word errors of what was written. A number in digits is none: a reader takes "12" for "twelve". */
export function wordsWrong(said: Words, written: Words): number {
  return wordErrors(said, written, numbersIn);
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
