/** What tells two of one name apart: "Alex (2)". */
const twinNumber = /\s+\(\d+\)$/u;

/** One or two letters to stand for a name: first and last word, by whole characters. "" when the name is blank. */
export function initialsOf(name: string): string {
  const words = name.trim().replace(twinNumber, "").split(/\s+/u).filter(Boolean);
  const segmenter = new Intl.Segmenter();
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  const letters = ends.map((word = "") => segmenter.segment(word).containing(0)?.segment ?? "");
  // Not by the rules of the machine's language: the server and the browser may have two.
  return letters.join("").toUpperCase();
}
