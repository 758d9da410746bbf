import {
  createTask as createOperation,
  deleteTask as deleteOperation,
  getTask as getOperation,
  listTasks as listOperation,
  updateTask as updateOperation,
} from "@rooms/contracts/http";
import type { Task as ShownTask, TaskEvent as ShownEvent } from "@rooms/contracts/http";
import {
  sessionId,
  type SpaceId,
  spaceId,
  taskId,
  userId,
  type UserId,
} from "@rooms/domain/shared/ids";
import type { TaskEventView } from "@rooms/domain/tasks/history";
import type { TaskView } from "@rooms/domain/tasks/task";
import {
  createTask,
  deleteTask,
  getTask,
  listTasks,
  updateTask,
} from "@rooms/domain/tasks/use-cases/tasks";
import { bind, bindCreate } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

export function taskRoutes(deps: RouteDeps): Route[] {
  return [list(deps), create(deps), get(deps), update(deps), remove(deps)];
}

function list(deps: RouteDeps): Route {
  const tasks = listTasks(deps);
  return bind(listOperation, async ({ caller, input: { query } }) => {
    const page = await tasks({
      caller,
      ...placeOf(query),
      ...(query.status !== undefined && { status: query.status }),
      ...(query.assigneeId !== undefined && { assigneeId: userId(query.assigneeId) }),
      ...(query.sessionId !== undefined && { sessionId: sessionId(query.sessionId) }),
      ...(query.text !== undefined && { text: query.text }),
      ...(query.cursor !== undefined && { cursor: query.cursor }),
      ...(query.limit !== undefined && { limit: query.limit }),
      overdue: query.due === "overdue",
      order: query.order === "due" ? "DUE" : "CREATED",
    });
    return mapResult(page, ({ items, nextCursor }) => ({ items: items.map(taskOf), nextCursor }));
  });
}

function create(deps: RouteDeps): Route {
  const add = createTask(deps);
  const find = getTask(deps);
  return bindCreate(
    createOperation,
    async ({ caller, input: { body } }) => {
      const { title, assigneeId, dueOn } = body;
      const task = await add({
        caller,
        title,
        ...placeOf(body),
        ...assigneeOf(assigneeId),
        ...(dueOn !== undefined && { dueOn }),
      });
      return mapResult(task, taskOf);
    },
    ({ caller, made }) => find({ caller, taskId: taskId(made.id), spaceId: spaceId(made.spaceId) }),
  );
}

function get(deps: RouteDeps): Route {
  const read = getTask(deps);
  return bind(getOperation, async ({ caller, input: { params, query } }) => {
    const task = await read({ caller, taskId: taskId(params.id), ...placeOf(query) });
    return mapResult(task, ({ history, ...rest }) => ({
      ...taskOf(rest),
      history: history.map(eventOf),
    }));
  });
}

function update(deps: RouteDeps): Route {
  const change = updateTask(deps);
  return bind(updateOperation, async ({ caller, input: { params, query, body } }) => {
    const { title, status, assigneeId, dueOn, basedOn } = body;
    const task = await change({
      caller,
      taskId: taskId(params.id),
      ...placeOf(query),
      change: {
        ...(title !== undefined && { title }),
        ...(status !== undefined && { status }),
        ...assigneeOf(assigneeId),
        ...(dueOn !== undefined && { dueOn }),
      },
      ...(basedOn !== undefined && { basedOn: new Date(basedOn) }),
    });
    return mapResult(task, taskOf);
  });
}

function remove(deps: RouteDeps): Route {
  const discard = deleteTask(deps);
  return bind(deleteOperation, ({ caller, input: { params, query } }) =>
    discard({ caller, taskId: taskId(params.id), ...placeOf(query) }),
  );
}

function placeOf({ spaceId: id }: { spaceId?: string | undefined }): { spaceId?: SpaceId } {
  return id === undefined ? {} : { spaceId: spaceId(id) };
}

function assigneeOf(id: string | null | undefined): { assigneeId?: UserId | null } {
  if (id === undefined) return {};
  return { assigneeId: id === null ? null : userId(id) };
}

export function taskOf(task: TaskView): ShownTask {
  return {
    id: task.id,
    spaceId: task.spaceId,
    title: task.title,
    status: task.status,
    assigneeId: task.assigneeId,
    assigneeName: task.assigneeName,
    dueOn: task.dueOn,
    sources: task.sources.map(({ slug, sessionTitle, text, segmentIds, at }) => ({
      session: { slug, title: sessionTitle },
      text,
      segmentIds: [...segmentIds],
      at: at.toISOString(),
    })),
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
  };
}

function eventOf(event: TaskEventView): ShownEvent {
  const { id, kind, at, actor, actorId, actorName, from, to, session } = event;
  return {
    id,
    kind,
    at: at.toISOString(),
    actor: { kind: actor, userId: actorId, name: actorName },
    from,
    to,
    session,
  };
}
