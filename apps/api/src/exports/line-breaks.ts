/** A piece of text that no line is broken within. */
export interface Atom {
  readonly text: string;
  /** Where it stands in the text it was cut from. */
  readonly from: number;
  readonly until: number;
  /** Whether a space separates it from the one before. */
  readonly spaced: boolean;
}

// Written without spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Cuts a text where lines may break: at spaces, between the words of scripts that have none, and within a word that is
 * longer than a line, between two characters as people see them. Lengths are in UTF-16 units, the strictest count.
 */
export function atomsOf(text: string, lengthMax: number): Atom[] {
  const atoms: Atom[] = [];
  for (const { 0: token, index } of text.matchAll(/[^ \t\u3000]+/g)) {
    const parts = unspaced.test(token) ? wordsOf(token) : [token];
    let from = index;
    for (const part of parts.flatMap((word) => cutToLength(word, lengthMax))) {
      const until = from + part.length;
      atoms.push({ text: part, from, until, spaced: from === index });
      from = until;
    }
  }
  return atoms;
}

/** Punctuation stays with the word before it, an opening bracket with the one behind. */
function wordsOf(token: string): string[] {
  const words: string[] = [];
  let opening = "";
  for (const { segment, isWordLike } of wordSegmenter.segment(token)) {
    const last = words.length - 1;
    if (isWordLike) {
      words.push(opening + segment);
      opening = "";
    } else if (/^[\p{Ps}\p{Pi}]/u.test(segment) || last < 0) opening += segment;
    else {
      words[last] = `${words[last] ?? ""}${opening}${segment}`;
      opening = "";
    }
  }
  if (opening !== "") words.push(opening);
  return words;
}

function cutToLength(word: string, lengthMax: number): string[] {
  if (word.length <= lengthMax) return [word];
  const pieces: string[] = [];
  let piece = "";
  const add = (part: string): void => {
    if (piece.length + part.length > lengthMax && piece !== "") {
      pieces.push(piece);
      piece = "";
    }
    piece += part;
  };
  for (const { segment } of graphemeSegmenter.segment(word)) {
    // One character under a heap of accents may be longer than a line.
    if (segment.length > lengthMax) for (const point of segment) add(point);
    else add(segment);
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}
