import { percentile } from "../statistics.ts";
import type { LoggedStages } from "./stage-log.ts";

/** A word that stands on the other screen in its final, and when it and its turn ended; wall clock, ms. */
export interface FinalWord extends LoggedStages {
  word: string;
  /** The word left the microphone, and the last word of its turn. */
  spokenAtMs: number;
  speechEndedAtMs: number;
  gateClosedAtMs?: number;
  shownAtMs: number;
}

/** The steps of a final, in the order in which they are taken; the first is the speaker's. */
export const steps = [
  "the rest of the speaker's turn",
  "quiet until the gate closes",
  "until the engine has the silence it waits for",
  "until the engine ends the utterance",
  "until the engine has put it into words",
  "until the transcriber has the final",
  "until it is sent to the pages",
  "until it stands on the other screen",
] as const;
export type Step = (typeof steps)[number];

/** How long each step of a word's final took; a step of which nothing is known is part of the one after it. */
export function stepsOf(word: FinalWord): Map<Step, number> {
  // An utterance may end while its turn goes on: then it waited neither for the gate nor for the silence after it.
  const beforeEnd = (atMs: number | undefined): number | undefined =>
    atMs !== undefined && atMs <= (word.endedAtMs ?? atMs) ? atMs : undefined;
  const reached = [
    beforeEnd(word.speechEndedAtMs),
    beforeEnd(word.gateClosedAtMs),
    beforeEnd(word.fedAtMs),
    word.endedAtMs,
    word.wordsAtMs,
    word.receivedAtMs,
    word.sentAtMs,
    word.shownAtMs,
  ];
  const took = new Map<Step, number>();
  let sinceMs = word.spokenAtMs;
  steps.forEach((step, index) => {
    const atMs = reached[index];
    if (atMs === undefined) return;
    took.set(step, atMs - sinceMs);
    sinceMs = atMs;
  });
  return took;
}

/** A line for each step: p50 and p95 of all words; beside them how long Postgres took, for which no screen waits. */
export function accountLines(words: readonly FinalWord[]): string[] {
  const taken = words.map(stepsOf);
  const lines = steps.map((step) => line(step, durations(taken, step)));
  const stored = words.flatMap(({ sentAtMs, storedAtMs }) =>
    sentAtMs === undefined || storedAtMs === undefined ? [] : [storedAtMs - sentAtMs],
  );
  return [...lines, line("beside it: from sent to stored", stored)];
}

/** A line for each of the slowest words after their turn's end, with the step that took longest beyond its own median. */
export function slowestLines(words: readonly FinalWord[], count: number): string[] {
  const taken = words.map(stepsOf);
  const usual = new Map(steps.map((step) => [step, percentile(durations(taken, step), 0.5)]));
  return words
    .map((word) => ({ word, lateMs: word.shownAtMs - word.speechEndedAtMs }))
    .sort((a, b) => b.lateMs - a.lateMs)
    .slice(0, count)
    .map(({ word, lateMs }) => {
      const [step, tookMs] = slowestStep(stepsOf(word), usual);
      const usualMs = Math.round(usual.get(step) ?? 0);
      return `${word.word}: final ${Math.round(lateMs)} ms after its turn's speech; ${step}: ${Math.round(tookMs)} ms, mostly ${usualMs}`;
    });
}

function slowestStep(
  taken: ReadonlyMap<Step, number>,
  usual: ReadonlyMap<Step, number>,
): [Step, number] {
  const [first, ...others] = [...taken].filter(([step]) => step !== steps[0]);
  if (first === undefined) return [steps[7], 0];
  const beyond = ([step, tookMs]: [Step, number]): number => tookMs - (usual.get(step) ?? 0);
  return others.reduce((worst, each) => (beyond(each) > beyond(worst) ? each : worst), first);
}

function durations(taken: readonly ReadonlyMap<Step, number>[], step: Step): number[] {
  return taken.flatMap((each) => each.get(step) ?? []);
}

function line(step: string, values: readonly number[]): string {
  const at = (share: number): string => `${Math.round(percentile(values, share))}`.padStart(5);
  return `  ${step.padEnd(46)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${values.length})`;
}
