import type { Dialogue } from "./dialogue.ts";
import type { Phases } from "./phases.ts";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";
import { contentStems } from "./stems.ts";

const strengthMin = 0.65;

export interface Line {
  readonly quoted: readonly Sentence[];
  readonly strength: number;
}

/** What was settled: said as such, or proposed and agreed to by another. */
export function findDecisions(dialogue: Dialogue, phases: Phases): Line[] {
  const lines: Line[] = [];
  for (const sentence of dialogue.sentences) {
    if (phases.isSmallTalk(sentence)) continue;
    const rules = rulesOf(sentence);
    const { norm } = sentence;
    if (rules.undecided.test(norm) || rules.vetoes.some((veto) => veto.test(norm))) continue;
    let strength = 0;
    for (const [pattern, weight] of rules.decisions)
      if (pattern.test(norm)) strength = Math.max(strength, weight) + (strength > 0 ? 0.15 : 0);
    const choice = chosen(sentence, dialogue);
    if (choice !== null) lines.push({ quoted: [sentence, choice], strength: 0.8 });
    const assents = rules.agrees.test(norm) && contentStems(sentence.text).length < 2;
    const proposes = rules.proposals.test(norm) && !assents;
    if (strength === 0 && !proposes) continue;
    if (sentence.question && strength < 0.75 && !rules.suggests.test(norm)) strength -= 0.2;
    strength += agreement(dialogue, sentence) * (proposes ? 0.7 : 0.3) + (proposes ? 0.15 : 0);
    if (strength >= strengthMin) lines.push({ quoted: withSubject(sentence, dialogue), strength });
  }
  return joined(standing(lines.sort((a, b) => placeOf(a) - placeOf(b))));
}

const placeOf = ({ quoted }: Line) => quoted.at(-1)?.index ?? 0;
const answerWordsMax = 8;

/** "With the logo or without?" "Without." "Without, got it.": an answer in a few words that the asker takes. */
function chosen(asked: Sentence, { segments }: Dialogue): Sentence | null {
  if (!asked.question || !rulesOf(asked).choices.test(asked.norm)) return null;
  const [answers, replies] = [segments[asked.segment + 1], segments[asked.segment + 2]];
  const [answer] = answers ?? [];
  const [reply] = replies ?? [];
  if (answer === undefined || reply === undefined || answers === undefined) return null;
  if (answer.speaker === asked.speaker || reply.speaker === answer.speaker) return null;
  const { agrees, undecided, unknown, refuses } = rulesOf(reply);
  const brief = answers.filter(({ text }) => text.split(/\s+/u).length <= answerWordsMax);
  if (brief.length === 0 || answer.question || reply.question) return null;
  if (answers.some(({ norm }) => undecided.test(norm) || unknown.test(norm))) return null;
  const echoed = brief.findLast(({ norm }) => {
    const [word = ""] = /^ [a-z0-9а-я]{3,} /.exec(norm) ?? [];
    return word !== "" && reply.norm.startsWith(word);
  });
  if (echoed !== undefined) return echoed;
  return agrees.test(reply.norm) && !refuses.test(reply.norm) ? (brief.at(-1) ?? null) : null;
}

const reversedWithin = 25;

/** Of what is decided anew the last alone stands. */
function standing(lines: readonly Line[]): Line[] {
  return lines.filter(({ quoted: earlier }, at) => {
    const segment = earlier.at(-1)?.segment ?? 0;
    const stems = new Set(earlier.flatMap(({ text }) => contentStems(text)));
    return !lines.slice(at + 1, at + 12).some(({ quoted }) => {
      const last = quoted.at(-1);
      if (last === undefined || last.segment - segment > reversedWithin) return false;
      if (last.segment === segment) return false;
      return (
        rulesOf(last).reverses.test(last.norm) &&
        contentStems(last.text).some((stem) => stems.has(stem))
      );
    });
  });
}

/** 0, 1 or more: how many of the next turns agree. */
function agreement(dialogue: Dialogue, { segment, speaker }: Sentence): number {
  let agreed = 0;
  for (const turn of dialogue.segments.slice(segment + 1, segment + 4)) {
    const [first] = turn;
    if (first === undefined || first.speaker === speaker) continue;
    const rules = rulesOf(first);
    if (rules.refuses.test(first.norm) && !rules.agrees.test(first.norm)) return 0;
    if (turn.slice(0, 2).some(({ norm, question }) => !question && rules.agrees.test(norm)))
      agreed++;
  }
  return Math.min(agreed, 2) * 0.75;
}

/** "Okay, agreed." speaks of what stands before it. */
function withSubject(sentence: Sentence, { sentences }: Dialogue): Sentence[] {
  if (contentStems(sentence.text).length >= 2) return [sentence];
  for (let at = sentence.index - 1; at >= Math.max(0, sentence.index - 6); at--) {
    const before = sentences[at];
    if (before === undefined) continue;
    const { agrees, proposals } = rulesOf(before);
    const assents = agrees.test(before.norm) && !proposals.test(before.norm);
    if (contentStems(before.text).length >= (assents ? 4 : 2)) return [before, sentence];
  }
  return [sentence];
}

const nearSegments = 3;

/** One decision is often said twice at once: proposed, agreed, stated. The surest wording stays. */
function joined(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    const last = kept.at(-1);
    const distance = (line.quoted.at(-1)?.segment ?? 0) - (last?.quoted.at(-1)?.segment ?? -99);
    if (last === undefined || distance > nearSegments) kept.push(line);
    else kept[kept.length - 1] = both(last, line);
  }
  return kept;
}

/** Both wordings where there is room: the proposal says what, the other that it holds. */
export function both(earlier: Line, later: Line): Line {
  const [better, other] = later.strength > earlier.strength ? [later, earlier] : [earlier, later];
  const one = [...new Set([...better.quoted.slice(-1), ...other.quoted.slice(-1)])].sort(
    (a, b) => a.index - b.index,
  );
  return { quoted: one, strength: better.strength };
}
