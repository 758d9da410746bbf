import { both, type Line } from "./decisions.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Phases } from "./phases.ts";
import { rulesOf } from "./rules.ts";
import { contentStems } from "./stems.ts";

const strengthMin = 0.6;

/** What may go wrong, in the words of the one who fears it. */
export function findRisks(dialogue: Dialogue, phases: Phases): Line[] {
  const lines: Line[] = [];
  for (const sentence of dialogue.sentences) {
    if (phases.isSmallTalk(sentence)) continue;
    const rules = rulesOf(sentence);
    if (rules.notRisks.test(sentence.norm) || rules.vetoes.some((veto) => veto.test(sentence.norm)))
      continue;
    let strength = 0;
    for (const [pattern, weight] of rules.risks)
      if (pattern.test(sentence.norm)) strength = strength === 0 ? weight : strength + 0.2;
    if (strength === 0) continue;
    const supposes = /^ (?:[^ ]+ ){0,2}(?:if|если|вдруг) /.test(sentence.norm);
    if (sentence.question && !supposes) strength -= 0.15;
    const stems = contentStems(sentence.text).length;
    if (stems < 2 && !supposes) strength -= 0.2;
    const next = dialogue.segments[sentence.segment + 1]?.[0];
    if (next !== undefined && rulesOf(next).laughs.test(next.norm)) strength -= 0.4;
    if (strength >= strengthMin) {
      // "And if he doesn't sign?" "Then it's next week.": the answer says what is at stake.
      const answer = sentence.question && stems < 3 ? next : undefined;
      lines.push({ quoted: answer === undefined ? [sentence] : [sentence, answer], strength });
    }
  }
  const kept: Line[] = [];
  for (const line of lines) {
    const last = kept.at(-1);
    const distance = (line.quoted[0]?.segment ?? 0) - (last?.quoted[0]?.segment ?? -99);
    if (last === undefined || distance > 1) kept.push(line);
    else kept[kept.length - 1] = both(last, line);
  }
  return kept;
}
