/** A range of UTF-16 units. */
export interface TextMark {
  from: number;
  until: number;
}

/** Where the query stands in a text, whatever the case; in order, not overlapping. */
export function marksOf(text: string, query: string): TextMark[] {
  const wanted = query.trim();
  if (!wanted) return [];
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&"), "giu");
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    from: index,
    until: index + found.length,
  }));
}
