import type { SegmentId } from "../shared/ids.ts";
import type { AnalysisResult, EvidenceLine } from "./analysis.ts";

/** Keeps what rests on segments of this very session: unknown ids are taken out, lines left with none are dropped. */
export function withEvidence(
  result: AnalysisResult,
  known: ReadonlySet<SegmentId>,
): AnalysisResult {
  const supported = <Line extends EvidenceLine>(lines: readonly Line[]): Line[] =>
    lines
      .map((line) => ({
        ...line,
        segmentIds: [...new Set(line.segmentIds)].filter((id) => known.has(id)),
      }))
      .filter((line) => line.segmentIds.length > 0 && line.text.trim() !== "");
  return {
    summary: supported(result.summary),
    decisions: supported(result.decisions),
    tasks: supported(result.tasks),
    risks: supported(result.risks),
    questions: supported(result.questions),
  };
}
