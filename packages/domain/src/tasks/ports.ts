import type { SessionId, SpaceId, TaskId } from "../shared/ids.ts";
import type { Task, TaskChange, TaskListQuery } from "./task.ts";

export interface TaskRepository {
  create(task: Task): Promise<void>;
  /** Newest first. */
  list(query: TaskListQuery): Promise<Task[]>;
  find(space: SpaceId, id: TaskId): Promise<Task | null>;
  /** Writes what is given; null when the space has no such task. */
  update(
    space: SpaceId,
    id: TaskId,
    change: TaskChange & { updatedAt: Date },
  ): Promise<Task | null>;
  /** False when there is none. */
  delete(space: SpaceId, id: TaskId): Promise<boolean>;
  /** Puts these in the place of the session's SUGGESTED tasks; those people have touched stay. */
  replaceSuggestions(space: SpaceId, session: SessionId, tasks: readonly Task[]): Promise<void>;
}
