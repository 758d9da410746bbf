import type { ParticipantIdentity } from "@rooms/domain/shared/ids";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";

export interface Reply {
  readonly verdict: "accepted" | "refused" | "done" | "laughed" | "unknown";
  readonly by: ParticipantIdentity;
  readonly sentence: Sentence;
}

/** The meeting as turns: the sentences of each segment. */
export interface Dialogue {
  readonly sentences: readonly Sentence[];
  readonly segments: readonly (readonly Sentence[])[];
}

export function dialogueOf(sentences: readonly Sentence[], segmentCount: number): Dialogue {
  const segments: Sentence[][] = Array.from({ length: segmentCount }, () => []);
  for (const sentence of sentences) segments[sentence.segment]?.push(sentence);
  return { sentences, segments };
}

const turnsMax = 4;

/**
 * What the others answer to a sentence: the first yes or no among the next turns. Of one who is asked by name a yes
 * counts only from them; a no, or word that it is done, from every speaker.
 */
export function replyTo(
  dialogue: Dialogue,
  asked: Sentence,
  {
    addressee,
    commits,
    within = turnsMax,
  }: {
    readonly addressee: ParticipantIdentity | null;
    readonly commits: (sentence: Sentence) => boolean;
    readonly within?: number;
  },
): Reply | null {
  let turns = 0;
  for (let at = asked.segment + 1; at < dialogue.segments.length && turns < turnsMax; at++) {
    const turn = dialogue.segments[at] ?? [];
    const first = turn[0];
    if (first === undefined) continue;
    turns++;
    if (first.speaker === asked.speaker) {
      // The asker goes on; a new question to another closes the old one.
      if (turns > 1 && turn.some(({ question }) => question)) break;
      continue;
    }
    if (turns > within) break;
    const said = verdictOf(turn);
    // "Mine is old. There are still two who left. All right, I'll update it": the yes comes late.
    const late =
      said === null && first.speaker === addressee ? turn.slice(0, 5).find(commits) : undefined;
    const verdict = late === undefined ? said : "accepted";
    if (verdict === null) continue;
    if (verdict === "laughed" && turns > 1) continue;
    if (
      addressee !== null &&
      first.speaker !== addressee &&
      verdict !== "done" &&
      verdict !== "laughed"
    )
      continue;
    return { verdict, by: first.speaker, sentence: late ?? first };
  }
  return null;
}

function verdictOf(turn: readonly Sentence[]): Reply["verdict"] | null {
  const opening = turn.slice(0, 2);
  const joined = opening.map(({ norm }) => norm.trim()).join(" ");
  const [first] = opening;
  if (first === undefined) return null;
  const rules = rulesOf(first);
  const words = ` ${joined} `;
  if (rules.laughs.test(words)) return "laughed";
  if (opening.some(({ norm, question }) => !question && rules.alreadyDone.test(norm)))
    return "done";
  if (rules.refuses.test(words) || opening.some(({ norm }) => rules.refuses.test(norm)))
    return "refused";
  if (rules.unknown.test(words)) return "unknown";
  // "All right, it goes on the list": the work stands, and is not taken.
  if (opening.some(({ norm }) => rules.notes.test(norm))) return null;
  if (opening.some(({ norm }) => rules.accepts.test(norm))) return "accepted";
  return null;
}

/**
 * A sentence of the same turn or the next ones that takes back or closes what was asked. It speaks of the last thing
 * asked: `isNewMatter` says where another begins.
 */
export function takenBack(
  dialogue: Dialogue,
  asked: Sentence,
  {
    from,
    isNewMatter,
  }: { readonly from: number; readonly isNewMatter: (sentence: Sentence) => boolean },
): Sentence | null {
  const own = (dialogue.segments[asked.segment] ?? []).filter(({ index }) => index > asked.index);
  const next = dialogue.segments.slice(asked.segment + 1, from + turnsMax).flat();
  for (const sentence of [...own, ...next]) {
    const rules = rulesOf(sentence);
    if (sentence.segment > from && isNewMatter(sentence) && !rules.retracts.test(sentence.norm))
      return null;
    if (rules.retracts.test(sentence.norm)) return sentence;
    if (sentence.segment <= from + 2 && !sentence.question && rules.alreadyDone.test(sentence.norm))
      return sentence;
  }
  return null;
}
