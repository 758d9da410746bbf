/** A place in a line's text. */
export interface Found {
  readonly lineId: string;
  readonly from: number;
  readonly to: number;
}

/** More than a reader steps through; keeps one letter from marking a hundred thousand places. */
export const foundMax = 2_000;

/** Where the query stands in the lines, in their order, whatever the case; е stands for ё as well. */
export function findInLines(
  lines: readonly { readonly id: string; readonly text: string }[],
  query: string,
): readonly Found[] {
  const wanted = query.trim();
  if (wanted === "") return [];
  const source = wanted
    .replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")
    .replace(/\s+/gu, "\\s+")
    .replace(/[её]/giu, "[её]");
  const pattern = new RegExp(source, "giu");
  const found: Found[] = [];
  for (const { id, text } of lines) {
    for (const { index, 0: hit } of text.matchAll(pattern)) {
      found.push({ lineId: id, from: index, to: index + hit.length });
      if (found.length === foundMax) return found;
    }
  }
  return found;
}
