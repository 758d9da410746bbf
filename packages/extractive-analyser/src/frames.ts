import { findDates } from "./due-dates.ts";
import type { Day } from "./days.ts";
import type { Dialogue } from "./dialogue.ts";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";

/** An answer to "what would you do?" goes on for so many turns, the asker's short words between them not counted. */
const answerTurnsMax = 3;
const shortWordsMax = 6;
const weights = { supposed: -0.5, told: -0.5, conditional: -0.5 } as const;

/**
 * How much less what is said here binds, because of the talk around it: a case that is only supposed and the answers to it,
 * a story or a habit, and the second half of "if it rains, then I'll cover it".
 */
export function framesOf(dialogue: Dialogue, today: Day): (sentence: Sentence) => number {
  const weightBySentence = new Map<number, number>();
  const lessen = (sentence: Sentence, weight: number) => {
    // A day makes it a plan.
    if (findDates(sentence.text, sentence.language, today).length > 0) return;
    weightBySentence.set(
      sentence.index,
      Math.min(weight, weightBySentence.get(sentence.index) ?? 0),
    );
  };
  for (const turn of dialogue.segments) {
    turn.forEach((sentence, at) => {
      const { norm } = sentence;
      const { supposes, asksHow, narrates, conditions } = rulesOf(sentence);
      const rest = turn.slice(at + 1);
      if (supposes.test(norm))
        rest.concat(sentence).forEach((each) => lessen(each, weights.supposed));
      if (supposes.test(norm) || asksHow.test(norm))
        answersTo(sentence, dialogue).forEach((each) => lessen(each, weights.supposed));
      if (narrates.test(norm))
        [sentence, ...rest.slice(0, 4)].forEach((each) => lessen(each, weights.told));
      const [next] = rest;
      if (next !== undefined && conditions.test(norm) && !/[.?!…]["»”)]?$/u.test(sentence.text))
        lessen(next, weights.conditional);
    });
    const [first] = turn;
    if (first !== undefined && rulesOf(first).laughs.test(first.norm))
      turn.forEach((each) => lessen(each, weights.told));
  }
  return ({ index }) => weightBySentence.get(index) ?? 0;
}

function answersTo({ segment, speaker }: Sentence, { segments }: Dialogue): Sentence[] {
  const answers: Sentence[] = [];
  let turns = 0;
  for (const turn of segments.slice(segment + 1, segment + 1 + 2 * answerTurnsMax)) {
    const [first] = turn;
    if (first === undefined) continue;
    const words = turn.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
    if (first.speaker === speaker) {
      // "Mhm.", "And then?": the case goes on; anything longer is another matter.
      if (words > shortWordsMax) break;
      continue;
    }
    if (++turns > answerTurnsMax) break;
    answers.push(...turn);
  }
  return answers;
}
