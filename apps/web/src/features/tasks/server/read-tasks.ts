import type { RoomsClient, Task, TaskStatus } from "@rooms/api-client";

const shownMax = 100;

export interface TaskGroup {
  readonly status: TaskStatus;
  readonly tasks: readonly Task[];
  /** Whether there are older ones than those here. */
  readonly more: boolean;
}

/** The newest tasks of a space with a status. */
export async function readTasks(
  api: RoomsClient,
  spaceId: string,
  status: TaskStatus,
): Promise<TaskGroup> {
  const answer = await api.tasks.list({ query: { spaceId, status, limit: shownMax } });
  if (!answer.ok) throw new Error(`The tasks could not be read: ${answer.problem.code}`);
  return { status, tasks: answer.data.items, more: answer.data.nextCursor !== null };
}
