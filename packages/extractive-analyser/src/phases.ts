import type { Dialogue } from "./dialogue.ts";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";

export interface Phases {
  /** Before "let's start", where it comes early. */
  isSmallTalk(sentence: Sentence): boolean;
  /** After "to sum up", where it comes late: what is said there was said before. */
  isRecap(sentence: Sentence): boolean;
}

export function speechPhases({ sentences, segments }: Dialogue): Phases {
  const early = Math.max(4, Math.min(25, segments.length * 0.2));
  const late = segments.length * 0.6;
  const opening = sentences.find(
    (sentence) => sentence.segment <= early && rulesOf(sentence).opening.test(sentence.norm),
  );
  const recap = sentences.find(
    (sentence) =>
      sentence.segment >= late &&
      (rulesOf(sentence).recap.test(sentence.norm) ||
        (sentence.segment >= segments.length * 0.8 && namesIn(sentence.norm) >= 2)),
  );
  return {
    isSmallTalk: ({ segment }) => opening !== undefined && segment < opening.segment,
    isRecap: ({ index }) => recap !== undefined && index >= recap.index,
  };
}

/** Who does what, one after another: a roll call sums up. */
function namesIn(norm: string): number {
  return new Set(norm.match(/@\d+(?= )/g)).size;
}
