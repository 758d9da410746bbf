import type { SuggestedTask } from "../analysis/analysis.ts";
import type { IdSource } from "../shared/id-source.ts";
import { taskId } from "../shared/ids.ts";
import type { SessionId, SpaceId } from "../shared/ids.ts";
import type { Task } from "./task.ts";

/** What an analysis proposes, as tasks that wait for somebody to accept them. */
export function suggestionsOf(
  proposals: readonly SuggestedTask[],
  place: { spaceId: SpaceId; sessionId: SessionId; now: Date; ids: Pick<IdSource, "uuid"> },
): Task[] {
  const { spaceId, sessionId, now, ids } = place;
  return proposals.map(({ text, owner, dueOn, segmentIds }) => ({
    id: taskId(ids.uuid()),
    spaceId,
    title: text,
    status: "SUGGESTED",
    assigneeId: null,
    assigneeName: owner,
    dueOn,
    sessionId,
    segmentIds,
    createdAt: now,
    updatedAt: now,
  }));
}
