import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import { taskId } from "../../shared/ids.ts";
import type { SpaceId, TaskId, UserId } from "../../shared/ids.ts";
import { decodeCursor, pageOf, pageSizeDefault } from "../../shared/page.ts";
import type { Page } from "../../shared/page.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { WorkingSpace } from "../../spaces/use-cases/working-space.ts";
import type { Task, TaskChange, TaskListQuery } from "../task.ts";

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

type Filters = Pick<TaskListQuery, "status" | "assigneeId" | "sessionId">;

/** A page of a space's tasks, newest first. TASKS_DISABLED where the mode is off. */
export function listTasks(deps: Deps) {
  return async (
    input: Place & Filters & { cursor?: string; limit?: number },
  ): Promise<Result<Page<Task>>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const { caller: _caller, cursor, limit = pageSizeDefault, ...filters } = input;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (after === null) return refuse("VALIDATION_FAILED", { field: "cursor" });
    const rows = await deps.store.tasks.list({
      ...filters,
      spaceId: space.value.id,
      limit: limit + 1,
      ...(after ? { after } : {}),
    });
    return ok(pageOf(rows, limit));
  };
}

/** Adds a task by hand. */
export function createTask(deps: Deps) {
  return async (
    input: Place & { title: string; assigneeId?: UserId | null; dueOn?: string | null },
  ): Promise<Result<Task>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    const assignee = await checkAssignee(deps, space.value.id, input.assigneeId);
    if (!assignee.ok) return assignee;
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
      createdAt: now,
      updatedAt: now,
    };
    await deps.store.tasks.create(task);
    return ok(task);
  };
}

/** Accepts, edits, completes or dismisses. Every status may follow every other; nothing becomes a suggestion again. */
export function updateTask(deps: Deps) {
  return async (input: Place & { taskId: TaskId; change: TaskChange }): Promise<Result<Task>> => {
    const space = await taskSpace(deps, input);
    if (!space.ok) return space;
    if (input.change.status === "SUGGESTED") return refuse("INVALID_TRANSITION");
    const assignee = await checkAssignee(deps, space.value.id, input.change.assigneeId);
    if (!assignee.ok) return assignee;
    const change = { ...input.change, updatedAt: deps.clock.now() };
    const task = await deps.store.tasks.update(space.value.id, input.taskId, change);
    return task ? ok(task) : refuse("NOT_FOUND");
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

async function checkAssignee(
  { store }: Deps,
  space: SpaceId,
  assignee: UserId | null | undefined,
): Promise<Result<null>> {
  if (!assignee || (await store.members.find(space, assignee))) return ok(null);
  return refuse("NOT_FOUND", { field: "assigneeId" });
}
