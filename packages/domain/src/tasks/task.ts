import type { TaskStatus } from "../vocabulary/tasks.ts";
import type { Cursor } from "../shared/page.ts";
import type { SegmentId, SessionId, Slug, SpaceId, TaskId, UserId } from "../shared/ids.ts";

export interface Task {
  readonly id: TaskId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly status: TaskStatus;
  readonly assigneeId: UserId | null;
  /** The name as said in the session, or of a member who has left; what counts is `assigneeId`. */
  readonly assigneeName: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  /** Where it was said first; null for a task added by hand, or whose session is gone. */
  readonly sessionId: SessionId | null;
  readonly segmentIds: readonly SegmentId[];
  /** The line of the analysis it comes from; null for a task added by hand. */
  readonly sourceText: string | null;
  /** Whether a person or system has changed or made it: an analysis leaves it as it is from then on. */
  readonly touched: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A session in which the task was said, with the line of its newest analysis. */
export interface TaskSource {
  readonly sessionId: SessionId;
  readonly slug: Slug;
  readonly sessionTitle: string | null;
  readonly text: string;
  readonly segmentIds: readonly SegmentId[];
  readonly at: Date;
}

/** A task as lists show it. */
export interface TaskView extends Task {
  /** Where it was said, the first first. */
  readonly sources: readonly TaskSource[];
}

export interface TaskChange {
  readonly title?: string;
  readonly status?: TaskStatus;
  readonly assigneeId?: UserId | null;
  readonly dueOn?: string | null;
}

/** `DUE`: the soonest due first, those without a date last. */
export type TaskOrder = "CREATED" | "DUE";

export interface TaskListQuery {
  readonly spaceId: SpaceId;
  readonly status?: TaskStatus;
  readonly assigneeId?: UserId;
  /** Said in this session, first or again. */
  readonly sessionId?: SessionId;
  /** Suggested or open, and due before this day. */
  readonly dueBefore?: string;
  /** Part of the title. */
  readonly text?: string;
  readonly order: TaskOrder;
  readonly after?: Cursor;
  readonly limit: number;
}

// As far as a cursor reaches: a task without a date sorts behind every date.
const noDueDay = new Date(9_999_999_999_999);

/** The place of a task in a list of this order. */
export function taskCursor(
  task: Pick<Task, "id" | "createdAt" | "dueOn">,
  order: TaskOrder,
): Cursor {
  if (order === "CREATED") return task;
  const createdAt = task.dueOn === null ? noDueDay : new Date(`${task.dueOn}T00:00:00Z`);
  return { id: task.id, createdAt };
}

/** The day a cursor of the order `DUE` points at; null behind all dates. */
export function dueDayOf(cursor: Cursor): string | null {
  return cursor.createdAt >= noDueDay ? null : cursor.createdAt.toISOString().slice(0, 10);
}

/** Whether the calendar has that day, between 1970 and 2199. */
export function isDueDay(text: string): boolean {
  if (!/^(19[7-9]\d|2[01]\d\d)-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
