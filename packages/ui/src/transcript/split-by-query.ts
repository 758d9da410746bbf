export interface TextPiece {
  text: string;
  hit: boolean;
}

/** Cuts a text where the query stands in it, whatever the case. The pieces put together are the text. */
export function splitByQuery(text: string, query: string): TextPiece[] {
  const wanted = query.trim();
  if (!wanted) return [{ text, hit: false }];
  const pattern = new RegExp(`(${wanted.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")})`, "giu");
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
