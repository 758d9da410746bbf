/** So many failures in a row are not the items' fault. */
const failuresInARowMax = 3;

/**
 * Does the work for each, one after the other. Where it fails for one the others are done all the same; the first failure
 * is thrown at the end.
 */
export async function eachInTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let firstFailed: Promise<void> | undefined;
  let inARow = 0;
  for (const item of items) {
    if (inARow === failuresInARowMax) break;
    const doing = work(item);
    inARow = await doing.then(
      () => 0,
      () => inARow + 1,
    );
    if (inARow > 0) firstFailed ??= doing;
  }
  await firstFailed;
}
