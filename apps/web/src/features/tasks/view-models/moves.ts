import type { TaskStatus } from "@rooms/api-client";

export type TaskMove = "accept" | "complete" | "reopen" | "dismiss";

/** Where each move leads. */
export const moveTo: Record<TaskMove, Exclude<TaskStatus, "SUGGESTED">> = {
  accept: "OPEN",
  complete: "DONE",
  reopen: "OPEN",
  dismiss: "DISMISSED",
};

/** What may be done with a task as it stands; the likeliest first. */
export const movesOf: Record<TaskStatus, readonly TaskMove[]> = {
  SUGGESTED: ["accept", "dismiss"],
  OPEN: ["complete", "dismiss"],
  DONE: ["reopen"],
  DISMISSED: ["reopen"],
};
