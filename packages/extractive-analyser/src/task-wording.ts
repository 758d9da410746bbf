import type { Act } from "./acts.ts";
import type { Day } from "./days.ts";
import type { Dialogue } from "./dialogue.ts";
import { dueDay } from "./due-dates.ts";
import { rulesOf } from "./rules.ts";
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
const turnsMax = 4;

interface Sought {
  readonly dialogue: Dialogue;
  readonly today: Day;
  readonly recap: boolean;
  readonly isNewMatter: (sentence: Sentence) => boolean;
  /** Turns to another person with other work. */
  readonly asksAnother: (sentence: Sentence) => boolean;
}

export interface Due {
  readonly day: Day;
  readonly sentence: Sentence;
}

/** The day agreed: what corrects or settles it later before what was said with the work; last, what the talk before names. */
export function dueOf(
  quoted: readonly Sentence[],
  answers: readonly Sentence[],
  sought: Sought,
): Due | null {
  const main = quoted.at(-1);
  if (main === undefined) return null;
  const { dialogue, today } = sought;
  const turnOf = ({ segment, index }: Sentence) =>
    (dialogue.segments[segment] ?? []).filter((sentence) => sentence.index >= index);
  const answered = answers.flatMap((answer) => turnOf(answer).slice(0, 3));
  const until = answers.at(-1)?.segment ?? main.segment;
  // "By the twelfth." "That's a Saturday." "The eleventh then." "All right."
  const between = dialogue.segments
    .slice(main.segment + 1, until)
    .flat()
    .filter((each) => short([each]).length > 0 || corrects.test(each.norm))
    .reverse();
  const rest = turnOf(main).slice(1);
  const other = rest.findIndex(sought.asksAnother);
  const own = (other < 0 ? rest : rest.slice(0, other)).slice(0, 4);
  const said = [
    ...answered.reverse(),
    ...between,
    ...own.filter((each) => corrects.test(each.norm) || isBare(each)).reverse(),
    main,
    ...short(own.slice(0, 2), 12),
    ...quoted.slice(0, -1),
  ];
  const [settled, nearby] =
    sought.recap || (other >= 0 && answers.length === 0)
      ? [[], []]
      : settledLater(answers.at(-1) ?? main, sought);
  const first = (sentences: readonly Sentence[]): Due | null => {
    for (const sentence of sentences) {
      const day = dueDay(sentence.text, sentence.language, today);
      if (day !== null) return { day, sentence };
    }
    return null;
  };
  return first(settled) ?? first(said) ?? first(nearby) ?? dayBefore(main, answers, sought);
}

/** What corrects a day: "make it Friday", "Friday then", "I'd need it by Friday". */
const corrects =
  /^ (?:(?:okay|yes|so|well|,) )*(?:by|no later than) | (?:make (?:it|that) (?:by |on |for |the |next |end )*(?:[a-z]+day|tomorrow|today|week|of|\d|\S+(?:th|st|nd|rd) )|no , |no wait|wait ,|actually|hang on|rather|instead|sorry|let us say|say ,|call it|would need it|need it|need that|need them|too (?:late|early|tight|soon)|you are right|then [.,!]|could do|can do|would be better|how about|what about|works|will be (?:done|ready|there)|have (?:it|that|them)|get (?:it|that|them)|be ready|давай(?:те)? (?:лучше|тогда)|лучше|тогда (?:в|к|до)|точнее|вернее) /;
const asksWhen =
  / (?:by when|when (?:do|can|could|will|would|is|are|by)|when \?|how soon|how long|what day|which day|deadline|any date|timeline|eta|when would|к какому (?:числу|дню|сроку)|до какого|какой срок|в какие сроки) .*\?|^ (?:[^ ]+ ){0,3}(?:(?:by )?when|когда|к когда) \?/;

/**
 * Of the next turns, while they speak of the work: what settles its day ("By when?" – "Tuesday.", "Make it Monday."), the
 * last first, and what is said near it in a few words.
 */
function settledLater(
  last: Sentence,
  { dialogue, isNewMatter }: Sought,
): readonly [settled: Sentence[], nearby: Sentence[]] {
  const settled: Sentence[] = [];
  const nearby: Sentence[] = [];
  let asked = false;
  for (const turn of dialogue.segments.slice(last.segment + 1, last.segment + 1 + turnsMax)) {
    for (const sentence of turn) {
      const { norm, text, question, segment } = sentence;
      const { closing, recap } = rulesOf(sentence);
      if (isNewMatter(sentence) || closing.test(norm) || recap.test(norm))
        return [settled.reverse(), nearby];
      const words = text.split(/\s+/u).length;
      if (asked || isBare(sentence) || (corrects.test(norm) && words <= 16)) settled.push(sentence);
      else if (!question && words <= shortWordsMax && segment <= last.segment + 2)
        nearby.push(sentence);
    }
    asked = turn.some(({ norm, question }) => question && asksWhen.test(norm));
  }
  return [settled.reverse(), nearby];
}

/** "Tuesday.", "Thursday then, fine.": says a day and nothing besides. */
function isBare({ text }: Sentence): boolean {
  return contentStems(text).length === 0 && text.split(/\s+/u).length <= shortWordsMax;
}

const awayMax = 40;
const eventMentioned =
  / (?:before|by|in time for|ahead of|until|for|at|after) (?:the|our|my|his|her|their|your) ((?:[a-z]+ ){1,3})/g;

/** "Before the board meeting", whose day is said elsewhere; "the deadline is the thirtieth", said just before. */
function dayBefore(
  main: Sentence,
  answers: readonly Sentence[],
  { dialogue, today }: Sought,
): Due | null {
  if (main.language !== "en") return null;
  const own = new Set(contentStems(main.text));
  const events = [main, ...answers].flatMap(({ norm }) =>
    [...norm.matchAll(eventMentioned)].map(([, words = ""]) => contentStems(words)),
  );
  for (let away = 1; away <= awayMax; away++) {
    for (const at of [main.segment - away, main.segment + away]) {
      for (const sentence of dialogue.segments[at] ?? []) {
        if (sentence.language !== "en" || / (?:was|were|had|did) /.test(sentence.norm)) continue;
        const stems = contentStems(sentence.text);
        const names = events.some(
          (event) =>
            event.length > 0 &&
            event.filter((stem) => stems.includes(stem)).length >= Math.min(2, event.length),
        );
        const limits =
          at < main.segment &&
          away <= 3 &&
          / (?:deadline|due|cut-off|cutoff|at the latest|have until|has until) /.test(
            sentence.norm,
          ) &&
          (stems.some((stem) => own.has(stem)) || refersBack(main.norm));
        const day = names || limits ? dueDay(sentence.text, "en", today) : null;
        if (day !== null && isAnnounced(sentence.norm)) return { day, sentence };
      }
      if (events.length === 0 && away > 3) return null;
    }
  }
  return null;
}

/** "The fair is on the 20th", and not "I'll be at the fair stand on Monday". */
function isAnnounced(norm: string): boolean {
  return / (?:is|are|starts?|begins?|opens?|happens?|takes place|deadline|due|until) | on the \d/.test(
    norm,
  );
}

function short(sentences: readonly Sentence[], wordsMax = shortWordsMax): Sentence[] {
  return sentences.filter(({ text }) => text.split(/\s+/u).length <= wordsMax);
}
