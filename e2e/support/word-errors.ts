type Words = readonly string[];

/** How many last words of what was said, and of what was written, are the same thing in other words. */
export type SameInOtherWords = (said: Words, written: Words) => Iterable<readonly [number, number]>;

/** Substitutions, insertions and deletions that turn what was said into what was written. */
export function wordErrors(said: Words, written: Words, same?: SameInOtherWords): number {
  return wordErrorTable(said, written, same).at(-1)?.at(-1) ?? 0;
}

/** The least errors of the first `row` words of what was said beside the first `column` of what was written. */
export function wordErrorTable(said: Words, written: Words, same?: SameInOtherWords): number[][] {
  const errors: number[][] = [];
  for (let row = 0; row <= said.length; row += 1) {
    const current: number[] = [];
    errors.push(current);
    for (let column = 0; column <= written.length; column += 1) {
      const before = (words: number, others: number): number =>
        errors[row - words]?.[column - others] ?? Number.POSITIVE_INFINITY;
      const replaced = said[row - 1] === written[column - 1] ? 0 : 1;
      const ways = [before(1, 0) + 1, before(0, 1) + 1, before(1, 1) + replaced];
      for (const [words, others] of same?.(said.slice(0, row), written.slice(0, column)) ?? [])
        ways.push(before(words, others));
      current.push(row + column === 0 ? 0 : Math.min(...ways));
    }
  }
  return errors;
}
