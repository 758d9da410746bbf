import type { Caller } from "../shared/caller.ts";
import { userOf } from "../shared/caller.ts";
import type { IdSource } from "../shared/id-source.ts";
import type { SessionId, Slug, TaskId, UserId } from "../shared/ids.ts";
import { refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import { ok } from "../shared/result.ts";
import type { Task, TaskChange } from "./task.ts";
import type { TaskActor, TaskEventKind, TaskStatus } from "../vocabulary/tasks.ts";

/** One entry of a task's history. */
export interface TaskEvent {
  readonly id: string;
  readonly taskId: TaskId;
  readonly kind: TaskEventKind;
  readonly at: Date;
  readonly actor: TaskActor;
  readonly actorId: UserId | null;
  /** A title, a day, or a name that belongs to no member. */
  readonly fromValue: string | null;
  readonly toValue: string | null;
  readonly fromUserId: UserId | null;
  readonly toUserId: UserId | null;
  /** Where it was said, with CREATED and SAID_AGAIN by the analysis. */
  readonly sessionId: SessionId | null;
}

/** An entry as people read it, names resolved. */
export interface TaskEventView {
  readonly id: string;
  readonly kind: TaskEventKind;
  readonly at: Date;
  readonly actor: TaskActor;
  readonly actorId: UserId | null;
  readonly actorName: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly session: { readonly slug: Slug; readonly title: string | null } | null;
}

export interface TaskAuthor {
  readonly actor: TaskActor;
  readonly actorId: UserId | null;
}

export const analysisAuthor: TaskAuthor = { actor: "ANALYSIS", actorId: null };

export function authorOf(caller: Caller): TaskAuthor {
  const actorId = userOf(caller);
  return { actor: actorId === null ? "API_KEY" : "USER", actorId };
}

type EventDetail = Pick<TaskEvent, "kind"> &
  Partial<Pick<TaskEvent, "fromValue" | "toValue" | "fromUserId" | "toUserId" | "sessionId">>;

interface EventContext {
  readonly taskId: TaskId;
  readonly at: Date;
  readonly by: TaskAuthor;
  readonly ids: Pick<IdSource, "uuid">;
}

export function taskEvent({ taskId, at, by, ids }: EventContext, detail: EventDetail): TaskEvent {
  return {
    id: ids.uuid(),
    taskId,
    at,
    ...by,
    fromValue: null,
    toValue: null,
    fromUserId: null,
    toUserId: null,
    sessionId: null,
    ...detail,
  };
}

export interface DecidedChange {
  /** Only what differs from before. */
  readonly change: Partial<
    Pick<Task, "title" | "status" | "assigneeId" | "assigneeName" | "dueOn">
  >;
  readonly events: readonly TaskEvent[];
  readonly updatedAt: Date;
}

/**
 * What a change makes of a task; null where it stands like that already. With `basedOn`, the time of the version the
 * author saw, a change of a later version is refused: of two people who complete and dismiss at once, the second is told.
 * Without it the last write wins, and the history has both.
 */
export function decideChange(
  task: Task,
  wanted: TaskChange,
  context: { basedOn?: Date; at: Date; by: TaskAuthor; ids: Pick<IdSource, "uuid"> },
): Result<DecidedChange | null> {
  if (wanted.status === "SUGGESTED") return refuse("INVALID_TRANSITION");
  const details = [
    ...titleEvents(task, wanted),
    ...assigneeEvents(task, wanted),
    ...dueEvents(task, wanted),
    ...statusEvents(task, wanted),
  ];
  if (details.length === 0) return ok(null);
  const { basedOn, by, ids } = context;
  if (basedOn && basedOn.getTime() !== task.updatedAt.getTime()) return refuse("TASK_CHANGED");
  // Two versions never have the same time: `basedOn` tells them apart.
  const at = new Date(Math.max(context.at.getTime(), task.updatedAt.getTime() + 1));
  const { title, status, assigneeId, dueOn } = wanted;
  return ok({
    change: {
      ...(title !== undefined && { title }),
      ...(status !== undefined && { status }),
      ...(assigneeId !== undefined && { assigneeId }),
      // A name that was only said goes when people decide who does it.
      ...(assigneeId === null && { assigneeName: null }),
      ...(dueOn !== undefined && { dueOn }),
    },
    events: details.map((detail) => taskEvent({ taskId: task.id, at, by, ids }, detail)),
    updatedAt: at,
  });
}

function titleEvents(task: Task, { title }: TaskChange): EventDetail[] {
  if (title === undefined || title === task.title) return [];
  return [{ kind: "EDITED", fromValue: task.title, toValue: title }];
}

function assigneeEvents(task: Task, { assigneeId }: TaskChange): EventDetail[] {
  if (assigneeId === undefined) return [];
  const saidName = task.assigneeId === null ? task.assigneeName : null;
  if (assigneeId === task.assigneeId && saidName === null) return [];
  return [
    {
      kind: "ASSIGNED",
      fromUserId: task.assigneeId,
      fromValue: saidName,
      toUserId: assigneeId,
    },
  ];
}

function dueEvents(task: Task, { dueOn }: TaskChange): EventDetail[] {
  if (dueOn === undefined || dueOn === task.dueOn) return [];
  return [{ kind: "DUE_CHANGED", fromValue: task.dueOn, toValue: dueOn }];
}

const arrival: Record<Exclude<TaskStatus, "SUGGESTED">, TaskEventKind> = {
  OPEN: "REOPENED",
  DONE: "COMPLETED",
  DISMISSED: "DISMISSED",
};

function statusEvents(task: Task, { status }: TaskChange): EventDetail[] {
  if (status === undefined || status === "SUGGESTED" || status === task.status) return [];
  const accepted = task.status === "SUGGESTED" && status === "OPEN";
  return [
    { kind: accepted ? "ACCEPTED" : arrival[status], fromValue: task.status, toValue: status },
  ];
}
