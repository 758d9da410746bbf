export const taskStatuses = ["SUGGESTED", "OPEN", "DONE", "DISMISSED"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const taskTitleLengthMax = 300;

export const taskEventKinds = [
  "CREATED",
  "SAID_AGAIN",
  "ACCEPTED",
  "EDITED",
  "ASSIGNED",
  "DUE_CHANGED",
  "COMPLETED",
  "DISMISSED",
  "REOPENED",
] as const;
export type TaskEventKind = (typeof taskEventKinds)[number];

export const taskActors = ["USER", "API_KEY", "ANALYSIS"] as const;
export type TaskActor = (typeof taskActors)[number];
