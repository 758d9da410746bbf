import type { SegmentId, SessionId, SpaceId, TaskId, UserId } from "../shared/ids.ts";

export const taskStatuses = ["SUGGESTED", "OPEN", "DONE", "DISMISSED"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export interface Task {
  readonly id: TaskId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly status: TaskStatus;
  readonly assigneeId: UserId | null;
  /** The name as said in the session, until a member is chosen. */
  readonly assigneeName: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  /** Null for a task somebody added by hand. */
  readonly sessionId: SessionId | null;
  readonly segmentIds: readonly SegmentId[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface TaskChange {
  readonly title?: string;
  readonly status?: TaskStatus;
  readonly assigneeId?: UserId | null;
  readonly dueOn?: string | null;
}

export interface TaskListQuery {
  readonly spaceId: SpaceId;
  readonly status?: TaskStatus;
  readonly assigneeId?: UserId;
  readonly sessionId?: SessionId;
  readonly after?: { readonly createdAt: Date; readonly id: string };
  readonly limit: number;
}
