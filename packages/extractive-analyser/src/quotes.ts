import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";

const quoteCharactersMax = 240;

/** A sentence as a line: without the words that lead in, of a length that reads. Nothing is added but an ellipsis. */
export function quote(sentences: readonly Sentence[], charactersMax = quoteCharactersMax): string {
  const parts = sentences.map((sentence) => trimmed(sentence));
  const joined = parts.reduce((text, part, at) => {
    if (text === "") return part;
    const [before, after] = [sentences[at - 1], sentences[at]];
    const adjoin =
      before !== undefined &&
      after !== undefined &&
      after.index === before.index + 1 &&
      after.segment === before.segment;
    return `${text}${adjoin ? " " : " … "}${part}`;
  }, "");
  return shortened(joined, charactersMax);
}

function trimmed(sentence: Sentence): string {
  const text = sentence.text
    .trim()
    .replace(rulesOf(sentence).leadIn, "")
    .replace(/[,;:–—-]+$/u, "")
    .trim();
  const kept = /\p{L}/u.test(text) ? text : sentence.text.trim();
  return kept.slice(0, 1).toUpperCase() + kept.slice(1);
}

function shortened(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  const cut = text.slice(0, charactersMax - 1);
  const space = cut.lastIndexOf(" ");
  // Never half a surrogate pair: a name may carry an emoji.
  return `${(space > charactersMax / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "")).replace(/[,;:\s]+$/u, "")}…`;
}
