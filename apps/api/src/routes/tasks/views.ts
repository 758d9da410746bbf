import type { Task as Shown } from "@rooms/contracts/http";
import type { SessionId, SessionRepository, Task } from "@rooms/domain";

type Named = Shown["session"];
type Sessions = Pick<SessionRepository, "find">;

/** Tasks with the sessions they come from, each looked up once. */
export async function shownTasks(sessions: Sessions, tasks: readonly Task[]): Promise<Shown[]> {
  const ids = new Set(tasks.flatMap(({ sessionId }) => sessionId ?? []));
  const named = new Map<SessionId, Named>();
  await Promise.all([...ids].map(async (id) => named.set(id, await nameOf(sessions, id))));
  return tasks.map((task) =>
    taskOf(task, task.sessionId === null ? null : (named.get(task.sessionId) ?? null)),
  );
}

export async function shownTask(sessions: Sessions, task: Task): Promise<Shown> {
  return taskOf(task, task.sessionId === null ? null : await nameOf(sessions, task.sessionId));
}

async function nameOf(sessions: Sessions, id: SessionId): Promise<Named> {
  const session = await sessions.find(id);
  return session && { slug: session.slug, title: session.title };
}

function taskOf(task: Task, session: Named): Shown {
  return {
    id: task.id,
    spaceId: task.spaceId,
    title: task.title,
    status: task.status,
    assigneeId: task.assigneeId,
    assigneeName: task.assigneeName,
    dueOn: task.dueOn,
    session,
    segmentIds: [...task.segmentIds],
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
  };
}
