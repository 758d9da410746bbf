/** Scripts that are written without spaces between words: each of their letters counts as a word. */
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Myanmar}\\p{Script=Khmer}";
const pattern = new RegExp(`\\s*(?:[${unspaced}][\\p{M}ー]*|[^\\s${unspaced}]+)[\\p{P}]*`, "gu");
const beginsUnspaced = new RegExp(`^[${unspaced}]`, "u");

/** The words of a text, each with the space before it, when it has one: joined they are the text again. */
export function splitWords(text: string): string[] {
  return text.trim().match(pattern) ?? [];
}

/** A text as Gladia spells it: with a leading space where its script has spaces. */
export function asSaid(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || beginsUnspaced.test(trimmed) ? trimmed : ` ${trimmed}`;
}
