import type { Line } from "./decisions.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Phases } from "./phases.ts";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";
import { contentStems } from "./stems.ts";

const linesMax = 10;
const candidatesMax = 600;
const wordsMax = 45;

/**
 * The most telling lines: each takes the topics that lines before it left, weighed by how often the meeting comes back to
 * them. What was decided, promised or feared tells more than what was only said.
 */
export function summarise(dialogue: Dialogue, phases: Phases, told: readonly Line[]): Line[] {
  const topics = topicWeights(dialogue);
  const strong = new Set(told.flatMap(({ quoted }) => quoted.map(({ index }) => index)));
  const candidates = dialogue.sentences
    .filter(
      (sentence) => !phases.isSmallTalk(sentence) && !rulesOf(sentence).laughs.test(sentence.norm),
    )
    .map((sentence) => ({
      sentence,
      stems: [...new Set(contentStems(sentence.text))],
      words: sentence.text.split(/\s+/u).length,
    }))
    .filter(({ stems, words }) => stems.length >= 3 && words <= wordsMax)
    .map((candidate) => ({
      ...candidate,
      factor:
        (strong.has(candidate.sentence.index) ? 1.5 : 1) * (candidate.sentence.question ? 0.7 : 1),
    }))
    .map((candidate) => ({ ...candidate, worth: worthOf(candidate, topics, new Set()) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, candidatesMax);
  const chosen: Sentence[] = [];
  const covered = new Set<string>();
  const budget = Math.min(linesMax, Math.max(1, Math.ceil(dialogue.segments.length / 6)));
  while (chosen.length < budget) {
    const best = candidates
      .filter(({ sentence }) => !chosen.includes(sentence))
      .map((candidate) => ({ ...candidate, worth: worthOf(candidate, topics, covered) }))
      .reduce<{ sentence: Sentence; stems: string[]; worth: number } | null>(
        (top, candidate) => (top === null || candidate.worth > top.worth ? candidate : top),
        null,
      );
    if (best === null || best.worth <= 0) break;
    chosen.push(best.sentence);
    best.stems.forEach((stem) => covered.add(stem));
  }
  return chosen
    .sort((a, b) => a.index - b.index)
    .map((sentence) => ({ quoted: [sentence], strength: 1 }));
}

interface Candidate {
  readonly stems: readonly string[];
  readonly words: number;
  readonly factor: number;
}

function worthOf(
  { stems, words, factor }: Candidate,
  topics: ReadonlyMap<string, number>,
  covered: ReadonlySet<string>,
): number {
  const sum = stems.reduce(
    (total, stem) => total + (topics.get(stem) ?? 0) * (covered.has(stem) ? 0.1 : 1),
    0,
  );
  return (factor * sum) / Math.sqrt(words + 6);
}

/** How much of the meeting a stem is: turns that say it, none for what is said once or everywhere. */
function topicWeights({ segments }: Dialogue): Map<string, number> {
  const counts = new Map<string, number>();
  for (const turn of segments) {
    for (const stem of new Set(turn.flatMap(({ text }) => contentStems(text))))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return new Map(
    [...counts]
      .filter(([, count]) => count > 1)
      .map(([stem, count]) => [stem, Math.log(1 + count) * Math.log(1 + segments.length / count)]),
  );
}
