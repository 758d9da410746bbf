import type { Act } from "./acts.ts";
import type { Day } from "./days.ts";
import type { Dialogue } from "./dialogue.ts";
import { dueDay } from "./due-dates.ts";
import type { Sentence } from "./sentences.ts";
import { contentStems } from "./stems.ts";

/** "I'll write them" says nothing alone: what it speaks of stands in the sentence before. */
export function withAntecedent({ sentence, stems }: Act, dialogue: Dialogue): Sentence[] {
  const own = new Set(stems).size;
  if (own >= 3 || (own === 2 && !refersBack(sentence.norm))) return [sentence];
  for (let at = sentence.index - 1; at >= Math.max(0, sentence.index - 5); at--) {
    const before = dialogue.sentences[at];
    if (before === undefined || before.segment < sentence.segment - 3) break;
    if (contentStems(before.text).length >= 2) return [before, sentence];
  }
  return [sentence];
}

/** Holds a word that stands for a thing said before. */
export function refersBack(norm: string): boolean {
  return / (?:it|them|that|this|those|these|one|ones|его|ее|их|это|этим|ему|ей|ним|ними|них|туда|там|него) /.test(
    norm,
  );
}

const shortWordsMax = 7;

/** The day agreed: the answer's before the request's, for it is said later; last, what the next turns settle in a few words. */
export function dueOf(
  quoted: readonly Sentence[],
  answers: readonly Sentence[],
  {
    dialogue,
    today,
    recap,
    isNewMatter,
  }: {
    readonly dialogue: Dialogue;
    readonly today: Day;
    readonly recap: boolean;
    readonly isNewMatter: (sentence: Sentence) => boolean;
  },
): { readonly day: Day; readonly sentence: Sentence } | null {
  const main = quoted.at(-1);
  if (main === undefined) return null;
  const turnOf = ({ segment, index }: Sentence) =>
    (dialogue.segments[segment] ?? []).filter((sentence) => sentence.index >= index);
  const answered = answers.flatMap((answer) => turnOf(answer).slice(0, 3));
  const until = answers.at(-1)?.segment ?? main.segment;
  // "By the twelfth." "That's a Saturday." "The eleventh then." "All right."
  const between = short(dialogue.segments.slice(main.segment + 1, until).flat()).reverse();
  const said = [
    ...answered.reverse(),
    ...between,
    main,
    ...short(turnOf(main).slice(1, 3), 12),
    ...quoted.slice(0, -1),
  ];
  const last = answers.at(-1) ?? main;
  const following = recap ? [] : dialogue.segments.slice(last.segment + 1, last.segment + 3).flat();
  const other = following.findIndex(isNewMatter);
  const next = short(other < 0 ? following : following.slice(0, other));
  for (const sentence of [...said, ...next]) {
    const day = dueDay(sentence.text, sentence.language, today);
    if (day !== null) return { day, sentence };
  }
  return null;
}

function short(sentences: readonly Sentence[], wordsMax = shortWordsMax): Sentence[] {
  return sentences.filter(({ text }) => text.split(/\s+/u).length <= wordsMax);
}
