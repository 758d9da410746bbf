import { actOf } from "./acts.ts";
import type { Line } from "./decisions.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Phases } from "./phases.ts";
import { rulesOf } from "./rules.ts";
import { contentStems } from "./stems.ts";

/** Questions that the next turns do not answer ("no idea", "good question"), or after which no other person speaks. */
export function findQuestions(dialogue: Dialogue, phases: Phases): Line[] {
  const lines: Line[] = [];
  for (const sentence of dialogue.sentences) {
    const rules = rulesOf(sentence);
    if (
      !sentence.question ||
      phases.isSmallTalk(sentence) ||
      rules.smallQuestions.test(sentence.norm)
    )
      continue;
    if (contentStems(sentence.text).length < 2) continue;
    const kind = actOf(sentence)?.kind;
    if (kind === "request" || kind === "offer") continue;
    const replies = dialogue.segments
      .slice(sentence.segment + 1, sentence.segment + 3)
      .flatMap((turn) => turn.slice(0, 2))
      .filter((reply) => reply.speaker !== sentence.speaker);
    const open =
      replies.length === 0 || replies.some((reply) => rulesOf(reply).unknown.test(reply.norm));
    if (open) lines.push({ quoted: [sentence], strength: 1 });
  }
  return lines;
}
