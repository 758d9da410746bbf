/** What is left of numbered rows when some are taken out: in order, and without holes from the first number on. */
export function renumbered<Row extends { readonly seq: number }>(
  rows: readonly Row[],
  isLeftOut: (row: Row) => boolean,
): Row[] {
  const first = rows[0]?.seq ?? 0;
  return rows
    .filter((row) => !isLeftOut(row))
    .map((row, index) => ({ ...row, seq: first + index }));
}
