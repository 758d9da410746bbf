import type { TaskStatus } from "@rooms/api-client";

/** What `/tasks` shows, by its address. */
export const taskViews = ["todo", "done", "dismissed", "board"] as const;
export type TaskView = (typeof taskViews)[number];

/** What each view reads, in the order it shows it. */
export const statusesOf: Record<TaskView, readonly TaskStatus[]> = {
  todo: ["SUGGESTED", "OPEN"],
  done: ["DONE"],
  dismissed: ["DISMISSED"],
  board: ["SUGGESTED", "OPEN", "DONE"],
};

export function taskViewOf(query: string | string[] | undefined): TaskView {
  return taskViews.find((view) => view === query) ?? "todo";
}
