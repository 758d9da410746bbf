/** The beginning of a text, at most so many characters as people count them. */
export function firstCharacters(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  let kept = "";
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    count += 1;
    if (count > charactersMax) break;
    kept += segment;
  }
  return kept;
}
