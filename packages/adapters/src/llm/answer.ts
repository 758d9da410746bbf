import {
  type AnalysisResult,
  emptyResult,
  type EvidenceLine,
  type SuggestedTask,
} from "@rooms/domain/analysis/analysis";
import type { SegmentId } from "@rooms/domain/shared/ids";
import * as z from "zod";
import type { ShownLine } from "./parts.ts";
import type { People } from "./prompt.ts";

const line = z.object({ text: z.string(), evidence: z.array(z.string()) });

/** What a model is asked for; bounds are set where lines are checked, since few servers take them in a schema. */
export const modelAnswer = z.object({
  summary: z.array(line),
  decisions: z.array(line),
  tasks: z.array(
    z.object({
      title: z.string(),
      owner: z.string().nullable(),
      ownerId: z.string().nullable(),
      due: z.string().nullable(),
      evidence: z.array(z.string()),
    }),
  ),
  risks: z.array(line),
  questions: z.array(line),
});
export type ModelAnswer = z.infer<typeof modelAnswer>;

/** With the meeting's own ids. Ids that were not shown are left out: a line without evidence is dropped by the check. */
export function resultOf(
  answer: ModelAnswer,
  { lines, people }: { lines: readonly ShownLine[]; people: People },
): AnalysisResult {
  const shown = new Map(lines.map(({ id, segment }) => [id, segment.id]));
  const evidence = (ids: readonly string[]): SegmentId[] => [
    ...new Set(ids.flatMap((id) => shown.get(id.trim()) ?? [])),
  ];
  const plain = (found: readonly z.infer<typeof line>[]): EvidenceLine[] =>
    found.map((one) => ({ text: one.text, segmentIds: evidence(one.evidence) }));
  return {
    summary: plain(answer.summary),
    decisions: plain(answer.decisions),
    tasks: answer.tasks.map((task): SuggestedTask => {
      const ownerIdentity = people.identities.get(task.ownerId?.trim() ?? "") ?? null;
      const named = task.owner?.trim() ?? "";
      return {
        text: task.title,
        owner: (ownerIdentity && people.names.get(ownerIdentity)) ?? (named === "" ? null : named),
        ownerIdentity,
        dueOn: task.due,
        segmentIds: evidence(task.evidence),
      };
    }),
    risks: plain(answer.risks),
    questions: plain(answer.questions),
  };
}

/** The results of a meeting's parts as one: where parts overlap the same line is said twice. */
export function merged(results: readonly AnalysisResult[]): AnalysisResult {
  return results.reduce(
    (sum, next) => ({
      summary: joined(sum.summary, next.summary),
      decisions: joined(sum.decisions, next.decisions),
      tasks: joined(sum.tasks, next.tasks),
      risks: joined(sum.risks, next.risks),
      questions: joined(sum.questions, next.questions),
    }),
    emptyResult,
  );
}

function joined<Line extends EvidenceLine>(
  known: readonly Line[],
  more: readonly Line[],
): readonly Line[] {
  return [...known, ...more.filter((one) => !known.some((other) => isSameLine(one, other)))];
}

const sameWordsMin = 0.6;

/** They share evidence and most of their words. */
function isSameLine(one: EvidenceLine, other: EvidenceLine): boolean {
  if (!one.segmentIds.some((id) => other.segmentIds.includes(id))) return false;
  const [words, others] = [wordsOf(one.text), wordsOf(other.text)];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= sameWordsMin * Math.min(words.size, others.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
