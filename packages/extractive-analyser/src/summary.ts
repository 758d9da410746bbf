import type { Line } from "./decisions.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Phases } from "./phases.ts";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";
import { contentStems } from "./stems.ts";

const linesMax = 12;
const candidatesMax = 600;
const wordsMax = 42;
/** Lines this near tell of the same minute. */
const nearSegments = 3;

interface Candidate {
  readonly quoted: readonly Sentence[];
  readonly segment: number;
  readonly stems: readonly string[];
  readonly words: number;
  readonly factor: number;
}

/**
 * The most telling turns: each takes the topics that lines before it left, weighed by how often the meeting comes back to
 * them. What was decided, promised or feared tells more than what was only said.
 */
export function summarise(dialogue: Dialogue, phases: Phases, told: readonly Line[]): Line[] {
  const topics = topicWeights(dialogue);
  const strong = new Set(told.flatMap(({ quoted }) => quoted.map(({ index }) => index)));
  const worthiest = dialogue.segments
    .flatMap((turn) => candidatesIn(turn, phases, strong))
    .map((candidate) => ({ candidate, worth: worthOf(candidate, topics, new Set()) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, candidatesMax)
    .map(({ candidate }) => candidate);
  const chosen: Candidate[] = [];
  const covered = new Set<string>();
  const budget = Math.min(linesMax, Math.max(1, Math.ceil(dialogue.segments.length / 5)));
  while (chosen.length < budget) {
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of worthiest) {
      if (chosen.includes(candidate)) continue;
      const near = chosen.filter(
        ({ segment }) => Math.abs(segment - candidate.segment) <= nearSegments,
      ).length;
      const worth = worthOf(candidate, topics, covered) / (1 + near / 2);
      if (worth > most) [best, most] = [candidate, worth];
    }
    if (best === undefined) break;
    chosen.push(best);
    best.stems.forEach((stem) => covered.add(stem));
  }
  return chosen
    .sort((a, b) => a.segment - b.segment)
    .map(({ quoted }) => ({ quoted, strength: 1 }));
}

/** A turn that is short enough to quote, else its sentences. */
function candidatesIn(
  turn: readonly Sentence[],
  phases: Phases,
  strong: ReadonlySet<number>,
): Candidate[] {
  const telling = turn.filter(
    (sentence) => !phases.isSmallTalk(sentence) && !rulesOf(sentence).laughs.test(sentence.norm),
  );
  const words = (sentences: readonly Sentence[]) =>
    sentences.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const parts = words(telling) <= wordsMax ? [telling] : telling.map((sentence) => [sentence]);
  return parts.flatMap((quoted) => {
    const [first] = quoted;
    const stems = [...new Set(quoted.flatMap(({ text }) => contentStems(text)))];
    if (first === undefined || stems.length < 3 || words(quoted) > wordsMax) return [];
    const decided = quoted.some(({ index }) => strong.has(index)) ? 1.5 : 1;
    const asked = quoted.every(({ question }) => question) ? 0.7 : 1;
    const factor = decided * asked;
    return [{ quoted, segment: first.segment, stems, words: words(quoted), factor }];
  });
}

function worthOf(
  { stems, words, factor }: Candidate,
  topics: ReadonlyMap<string, number>,
  covered: ReadonlySet<string>,
): number {
  let sum = 0;
  for (const stem of stems) sum += (topics.get(stem) ?? 0) * (covered.has(stem) ? 0.1 : 1);
  return (factor * sum) / Math.sqrt(words + 10);
}

/** How much of the meeting a stem is: turns that say it, none for what is said once or everywhere. */
function topicWeights({ segments }: Dialogue): Map<string, number> {
  const counts = new Map<string, number>();
  for (const turn of segments) {
    for (const stem of new Set(turn.flatMap(({ text }) => contentStems(text)))) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const weight = (count: number) =>
    (count > 1 ? Math.log(1 + count) : 0.35) * Math.log(1 + segments.length / count);
  return new Map([...counts].map(([stem, count]) => [stem, weight(count)]));
}
