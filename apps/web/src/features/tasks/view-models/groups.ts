import type { Task, TaskStatus } from "@rooms/api-client";

export interface TaskGroup {
  readonly status: TaskStatus;
  readonly tasks: readonly Task[];
  /** Whether there are more than those here. */
  readonly more: boolean;
}

export type TaskAct =
  | { readonly kind: "move"; readonly task: Task; readonly to: TaskStatus }
  | { readonly kind: "remove"; readonly task: Task };

/** The groups as they are once an act is done; a task that goes to a group shows at its top. */
export function afterAct(groups: readonly TaskGroup[], act: TaskAct): TaskGroup[] {
  return groups.map((group) => {
    const others = group.tasks.filter(({ id }) => id !== act.task.id);
    const comes = act.kind === "move" && act.to === group.status;
    return { ...group, tasks: comes ? [{ ...act.task, status: act.to }, ...others] : others };
  });
}

/** Where a task may be dragged: anywhere else on the board, but nothing becomes a suggestion again. */
export function mayMove(from: TaskStatus, to: TaskStatus): to is Exclude<TaskStatus, "SUGGESTED"> {
  return from !== to && to !== "SUGGESTED";
}
