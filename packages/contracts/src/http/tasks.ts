import * as z from "zod";
import { httpLimits } from "./limits.ts";
import { defineOperation } from "./operation.ts";
import { humanText, id, idParams, pageOf, pageQuery, slug, time } from "./shared.ts";

export const taskStatus = z.enum(["SUGGESTED", "OPEN", "DONE", "DISMISSED"]);
export type TaskStatus = z.infer<typeof taskStatus>;
/** What people may set: nothing becomes a suggestion again. */
const chosenStatus = taskStatus.exclude(["SUGGESTED"]);

export const task = z.object({
  id,
  spaceId: id,
  title: z.string(),
  status: taskStatus,
  assigneeId: id.nullable(),
  /** The name as said in the session, until a member is chosen. */
  assigneeName: z.string().nullable(),
  /** `YYYY-MM-DD`. */
  dueOn: z.string().nullable(),
  /** Where it comes from; null for a task added by hand, or whose session is gone. */
  session: z.object({ slug, title: z.string().nullable() }).nullable(),
  segmentIds: z.array(id),
  createdAt: time,
  updatedAt: time,
});
export type Task = z.infer<typeof task>;

const title = humanText(httpLimits.taskTitleLengthMax);
const dueOn = z.iso.date().nullable();
/** The active space without it. */
const inSpace = z.object({ spaceId: id.optional() });

export const listTasks = defineOperation({
  id: "tasks.list",
  method: "GET",
  path: "/api/tasks",
  summary: "Tasks of a space, newest first",
  auth: "user",
  scope: "tasks:read",
  query: inSpace.extend({
    ...pageQuery,
    status: taskStatus.optional(),
    assigneeId: id.optional(),
    sessionId: id.optional(),
  }),
  status: 200,
  response: pageOf(task),
  errors: ["NOT_FOUND", "TASKS_DISABLED"],
});

export const createTask = defineOperation({
  id: "tasks.create",
  method: "POST",
  path: "/api/tasks",
  summary: "Add a task by hand",
  auth: "user",
  scope: "tasks:write",
  rate: "create",
  idempotent: true,
  body: z.strictObject({
    title,
    assigneeId: id.nullable().optional(),
    dueOn: dueOn.optional(),
    spaceId: id.optional(),
  }),
  status: 201,
  response: task,
  errors: ["NOT_FOUND", "TASKS_DISABLED"],
});

export const updateTask = defineOperation({
  id: "tasks.update",
  method: "PATCH",
  path: "/api/tasks/{id}",
  summary: "Accept, edit, complete or dismiss a task",
  auth: "user",
  scope: "tasks:write",
  params: idParams,
  query: inSpace,
  body: z.strictObject({
    title: title.optional(),
    status: chosenStatus.optional(),
    assigneeId: id.nullable().optional(),
    dueOn: dueOn.optional(),
  }),
  status: 200,
  response: task,
  errors: ["TASKS_DISABLED", "INVALID_TRANSITION"],
});

export const deleteTask = defineOperation({
  id: "tasks.delete",
  method: "DELETE",
  path: "/api/tasks/{id}",
  summary: "Delete a task",
  auth: "user",
  scope: "tasks:write",
  params: idParams,
  query: inSpace,
  status: 204,
  errors: ["TASKS_DISABLED"],
});
