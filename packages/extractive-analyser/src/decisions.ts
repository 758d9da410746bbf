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
    const assents = rules.agrees.test(norm) && contentStems(sentence.text).length < 2;
    const proposes = rules.proposals.test(norm) && !assents;
    if (strength === 0 && !proposes) continue;
    if (sentence.question && strength < 0.75) strength -= 0.2;
    strength += agreement(dialogue, sentence) * (proposes ? 0.7 : 0.3) + (proposes ? 0.15 : 0);
    if (strength >= strengthMin) lines.push({ quoted: withSubject(sentence, dialogue), strength });
  }
  return joined(lines);
}

/** 0, 1 or more: how many of the next turns agree. */
function agreement(dialogue: Dialogue, { segment, speaker }: Sentence): number {
  let agreed = 0;
  for (const turn of dialogue.segments.slice(segment + 1, segment + 4)) {
    const [first] = turn;
    if (first === undefined || first.speaker === speaker) continue;
    const rules = rulesOf(first);
    if (rules.refuses.test(first.norm) && !rules.agrees.test(first.norm)) return 0;
    if (rules.agrees.test(first.norm)) agreed++;
  }
  return Math.min(agreed, 2) * 0.75;
}

/** "Okay, agreed." speaks of what stands before it. */
function withSubject(sentence: Sentence, { sentences }: Dialogue): Sentence[] {
  if (contentStems(sentence.text).length >= 2) return [sentence];
  for (let at = sentence.index - 1; at >= Math.max(0, sentence.index - 4); at--) {
    const before = sentences[at];
    if (before !== undefined && contentStems(before.text).length >= 2) return [before, sentence];
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
