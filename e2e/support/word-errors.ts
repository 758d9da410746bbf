/** Substitutions, insertions and deletions that turn what was said into what was written. */
export function wordErrors(said: readonly string[], written: readonly string[]): number {
  let previous = Array.from({ length: written.length + 1 }, (_, index) => index);
  said.forEach((word, row) => {
    const current = [row + 1];
    written.forEach((other, column) => {
      const replaced = (previous[column] ?? 0) + (word === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    });
    previous = current;
  });
  return previous[written.length] ?? 0;
}
