import type { SessionId, SpaceId, TaskId, UserId } from "../shared/ids.ts";
import type { DecidedChange, TaskAuthor, TaskEvent, TaskEventView } from "./history.ts";
import type { KnownTask, SuggestionPlan } from "./suggestion-plan.ts";
import type { Task, TaskListQuery, TaskView } from "./task.ts";

export interface TaskRepository {
  create(task: Task, event: TaskEvent): Promise<void>;
  /** In the order asked for; the same rows in every page, whatever is added meanwhile. */
  list(query: TaskListQuery): Promise<TaskView[]>;
  find(space: SpaceId, id: TaskId): Promise<TaskView | null>;
  /** The task, locked until the transaction ends. */
  lock(space: SpaceId, id: TaskId): Promise<Task | null>;
  /** Writes the change with its history; the task counts as touched from then on. */
  update(space: SpaceId, id: TaskId, decided: DecidedChange): Promise<void>;
  /** The newest entries, oldest first. */
  history(space: SpaceId, id: TaskId, limit: number): Promise<TaskEventView[]>;
  /** False when there is none. */
  delete(space: SpaceId, id: TaskId): Promise<boolean>;
  /**
   * Tasks this session said, whatever their status, and the newest of the space's that are still to do; locked until
   * the transaction ends.
   */
  lockKnown(space: SpaceId, session: SessionId, candidatesMax: number): Promise<KnownTask[]>;
  applyPlan(
    space: SpaceId,
    session: SessionId,
    input: { plan: SuggestionPlan; tasks: readonly Task[]; events: readonly TaskEvent[]; at: Date },
  ): Promise<void>;
  /** Takes what is still to do from a member who leaves; their name stays beside it as a name. */
  releaseAssignee(space: SpaceId, user: UserId, by: TaskAuthor & { at: Date }): Promise<void>;
}
