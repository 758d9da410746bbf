import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import { taskId } from "../../shared/ids.ts";
import type { SpaceId, TaskId, UserId } from "../../shared/ids.ts";
import { decodeCursor, encodeCursor } from "../../shared/page.ts";
import { pageSizeDefault } from "../../vocabulary/patterns.ts";
import type { Page } from "../../shared/page.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { WorkingSpace } from "../../spaces/use-cases/working-space.ts";
import { authorOf, decideChange, taskEvent } from "../history.ts";
import type { TaskEventView } from "../history.ts";
import { localDay } from "../../shared/local-day.ts";
import { taskCursor } from "../task.ts";
import type { Task, TaskChange, TaskListQuery, TaskOrder, TaskView } from "../task.ts";

interface Deps {
  store: Store;
  clock: Clock;
  ids: IdSource;
}

interface Place {
  caller: Caller;
  /** The caller's active space without it. */
  spaceId?: SpaceId;
}

interface ListInput
  extends Place, Pick<TaskListQuery, "status" | "assigneeId" | "sessionId" | "text"> {
  /** Only what is suggested or open and was due before today, in the space's time zone. */
  overdue?: boolean;
  order?: TaskOrder;
  cursor?: string;
  limit?: number;
}

/** A page of a space's tasks. TASKS_DISABLED where the mode is off. */
export function listTasks(deps: Deps) {
  return async (input: ListInput): Promise<Result<Page<TaskView>>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const {
      caller: _,
      cursor,
      overdue,
      limit = pageSizeDefault,
      order = "CREATED",
      ...filters
    } = input;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (after === null) return refuse("VALIDATION_FAILED", { field: "cursor" });
    const rows = await deps.store.tasks.list({
      ...filters,
      order,
      spaceId: space.value.id,
      limit: limit + 1,
      ...(overdue && { dueBefore: localDay(deps.clock.now(), space.value.timeZone) }),
      ...(after && { after }),
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return ok({ items, nextCursor: last ? encodeCursor(taskCursor(last, order)) : null });
  };
}

const historyMax = 100;

/** A task with what happened to it. */
export function getTask(deps: Deps) {
  return async (
    input: Place & { taskId: TaskId },
  ): Promise<Result<TaskView & { history: readonly TaskEventView[] }>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const task = await deps.store.tasks.find(space.value.id, input.taskId);
    if (!task) return refuse("NOT_FOUND");
    const history = await deps.store.tasks.history(space.value.id, task.id, historyMax);
    return ok({ ...task, history });
  };
}

/** Adds a task by hand. */
export function createTask(deps: Deps) {
  return async (
    input: Place & { title: string; assigneeId?: UserId | null; dueOn?: string | null },
  ): Promise<Result<TaskView>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const now = deps.clock.now();
    const task: Task = {
      id: taskId(deps.ids.uuid()),
      spaceId: space.value.id,
      title: input.title,
      status: "OPEN",
      assigneeId: input.assigneeId ?? null,
      assigneeName: null,
      dueOn: input.dueOn ?? null,
      sessionId: null,
      segmentIds: [],
      sourceText: null,
      touched: true,
      createdAt: now,
      updatedAt: now,
    };
    const context = { taskId: task.id, at: now, by: authorOf(input.caller), ids: deps.ids };
    const created = taskEvent(context, { kind: "CREATED", toValue: task.title });
    return deps.store.transaction(async (repositories) => {
      const assignee = await checkAssignee(repositories, task.spaceId, task.assigneeId);
      if (!assignee.ok) return assignee;
      await repositories.tasks.create(task, created);
      return shown(repositories, task);
    });
  };
}

/**
 * Accepts, edits, completes or dismisses. Every status may follow every other; nothing becomes a suggestion again.
 * TASK_CHANGED when `basedOn` is not the version there is: see `decideChange`.
 */
export function updateTask(deps: Deps) {
  return async (
    input: Place & { taskId: TaskId; change: TaskChange; basedOn?: Date },
  ): Promise<Result<TaskView>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const { change, basedOn } = input;
    const context = { at: deps.clock.now(), by: authorOf(input.caller), ids: deps.ids };
    return deps.store.transaction(async (repositories) => {
      const assignee = await checkAssignee(repositories, space.value.id, change.assigneeId);
      if (!assignee.ok) return assignee;
      const task = await repositories.tasks.lock(space.value.id, input.taskId);
      if (!task) return refuse("NOT_FOUND");
      const decided = decideChange(task, change, { ...context, ...(basedOn && { basedOn }) });
      if (!decided.ok) return decided;
      if (decided.value) await repositories.tasks.update(task.spaceId, task.id, decided.value);
      return shown(repositories, task);
    });
  };
}

export function deleteTask(deps: Deps) {
  return async (input: Place & { taskId: TaskId }): Promise<Result<null>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const done = await deps.store.tasks.delete(space.value.id, input.taskId);
    return done ? ok(null) : refuse("NOT_FOUND");
  };
}

async function taskSpace(deps: Deps, { caller, spaceId }: Place): Promise<Result<WorkingSpace>> {
  const space = await workingSpace(deps)(caller, spaceId);
  if (!space.ok) return space;
  return space.value.mode === "SESSIONS_AND_TASKS" ? space : refuse("TASKS_DISABLED");
}

/** Under the space's lock: a member who is just being removed is not assigned anything. */
async function checkAssignee(
  { members, spaces }: Repositories,
  space: SpaceId,
  assignee: UserId | null | undefined,
): Promise<Result<null>> {
  if (!assignee) return ok(null);
  await spaces.lock(space);
  return (await members.find(space, assignee))
    ? ok(null)
    : refuse("NOT_FOUND", { field: "assigneeId" });
}

async function shown(
  { tasks }: Repositories,
  { spaceId, id }: Pick<Task, "spaceId" | "id">,
): Promise<Result<TaskView>> {
  const task = await tasks.find(spaceId, id);
  return task ? ok(task) : refuse("NOT_FOUND");
}
