import type { Analysis } from "@rooms/api-client";

export const analysisParts = ["summary", "decisions", "tasks", "risks", "questions"] as const;
export type AnalysisPart = (typeof analysisParts)[number];

/** A line of the analysis that rests on a segment: the way back from the words. */
export interface EvidenceMark {
  readonly part: AnalysisPart;
  /** Id of the analysis line's element. */
  readonly anchor: string;
  readonly text: string;
}

export function lineAnchor(part: AnalysisPart, index: number): string {
  return `a-${part}-${index}`;
}

/** Element of a segment; `…/recap#s-<id>` leads to it. */
export function segmentAnchor(segmentId: string): string {
  return `s-${segmentId}`;
}

/** Which analysis lines rest on which segment. */
export function evidenceMarks(
  analysis: Pick<Analysis, AnalysisPart> | null,
): ReadonlyMap<string, readonly EvidenceMark[]> {
  const marks = new Map<string, EvidenceMark[]>();
  if (analysis === null) return marks;
  for (const part of analysisParts) {
    for (const [index, { text, segmentIds }] of analysis[part].entries()) {
      const mark = { part, anchor: lineAnchor(part, index), text };
      for (const id of segmentIds) marks.set(id, [...(marks.get(id) ?? []), mark]);
    }
  }
  return marks;
}
