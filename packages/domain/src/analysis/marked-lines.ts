import type { MarkKind } from "../vocabulary/marks.ts";
import type { AnalysisResult, EvidenceLine } from "./analysis.ts";
import type { Meeting, MeetingSegment } from "./meeting-analyser.ts";

/**
 * The result with what people marked in the room. A marked line on which nothing of its kind rests becomes a line of its
 * own, in the words that were said: whatever the analyser overlooked, a mark stands.
 */
export function withMarkedLines(result: AnalysisResult, { segments }: Meeting): AnalysisResult {
  const missing = (kind: MarkKind, lines: readonly EvidenceLine[]): MeetingSegment[] => {
    const known = new Set(lines.flatMap(({ segmentIds }) => segmentIds));
    return segments.filter(({ id, marks }) => marks?.includes(kind) === true && !known.has(id));
  };
  const { decisions, tasks, questions } = result;
  return {
    ...result,
    decisions: [...decisions, ...missing("DECISION", decisions).map(lineOf)],
    tasks: [
      ...tasks,
      ...missing("TASK", tasks).map((segment) => ({
        ...lineOf(segment),
        ...{ owner: null, ownerIdentity: null, dueOn: null },
      })),
    ],
    questions: [...questions, ...missing("QUESTION", questions).map(lineOf)],
  };
}

function lineOf({ id, text }: MeetingSegment): EvidenceLine {
  return { text: text.trim(), segmentIds: [id] };
}
