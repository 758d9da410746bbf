import type { RoomsClient, Task, TaskStatus } from "@rooms/api-client";
import type { TaskGroup } from "../view-models/groups.ts";

const pageSize = 100;

export interface TaskSelection {
  readonly spaceId: string;
  readonly assigneeId: string | null;
  readonly sessionId: string | null;
  readonly overdue: boolean;
  readonly text: string;
  readonly pages: number;
}

/** The tasks of a space with a status: what is to do by its due date, what is over newest first. */
export async function readTasks(
  api: RoomsClient,
  selection: TaskSelection,
  status: TaskStatus,
): Promise<TaskGroup> {
  const { spaceId, assigneeId, sessionId, overdue, text, pages } = selection;
  const isToDo = status === "SUGGESTED" || status === "OPEN";
  const tasks: Task[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const answer: Awaited<ReturnType<typeof api.tasks.list>> = await api.tasks.list({
      query: {
        spaceId,
        status,
        order: isToDo ? "due" : "created",
        limit: pageSize,
        ...(assigneeId !== null && { assigneeId }),
        ...(sessionId !== null && { sessionId }),
        ...(overdue && { due: "overdue" as const }),
        ...(text !== "" && { text }),
        ...(cursor !== null && { cursor }),
      },
    });
    if (!answer.ok) throw new Error(`The tasks could not be read: ${answer.problem.code}`);
    tasks.push(...answer.data.items);
    cursor = answer.data.nextCursor;
    if (cursor === null) break;
  }
  return { status, tasks, more: cursor !== null };
}
