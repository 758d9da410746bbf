import { taskActors, taskEventKinds, taskStatuses } from "@rooms/domain/vocabulary/tasks";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { namedSession } from "./sessions.ts";
import {
  calendarDay,
  humanText,
  id,
  idParams,
  inSpace,
  pageOf,
  pageQuery,
  time,
  titleText,
} from "./shared.ts";

export const taskStatus = z.enum(taskStatuses);
export type TaskStatus = z.infer<typeof taskStatus>;
/** What people may set: nothing becomes a suggestion again. */
const chosenStatus = taskStatus.exclude(["SUGGESTED"]);

/** A session in which the task was said, and the words it rests on. */
export const taskSource = z.object({
  session: namedSession,
  /** The line of the session's newest analysis: equal to the `text` of that line, however the title was edited. */
  text: z.string(),
  segmentIds: z.array(id),
  at: time,
});
export type TaskSource = z.infer<typeof taskSource>;

export const task = z.object({
  id,
  spaceId: id,
  title: z.string(),
  status: taskStatus,
  assigneeId: id.nullable(),
  /** Of the assignee; without one, the name as said in the session, or of a member who has left. */
  assigneeName: z.string().nullable(),
  /** `YYYY-MM-DD`. */
  dueOn: z.string().nullable(),
  /**
   * Where it was said, first and again. Empty for a task added by hand, or whose sessions are gone. To join the tasks of
   * a session (`GET tasks?sessionId=`) with the lines of its analysis: a line's task is the one whose source with the
   * session's slug has the line's `text`, else (for a version of before) the one whose source shares most `segmentIds`.
   */
  sources: z.array(taskSource),
  createdAt: time,
  updatedAt: time,
});
export type Task = z.infer<typeof task>;

export const taskEventKind = z.enum(taskEventKinds);
export type TaskEventKind = z.infer<typeof taskEventKind>;

export const taskEvent = z.object({
  id,
  kind: taskEventKind,
  at: time,
  actor: z.object({
    kind: z.enum(taskActors),
    /** Null where it was no person, or one who is gone. */
    userId: id.nullable(),
    name: z.string().nullable(),
  }),
  /** What it was and became: a title, a day, a status, or the name of who does it. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Where it was said, with CREATED and SAID_AGAIN. */
  session: namedSession.nullable(),
});
export type TaskEvent = z.infer<typeof taskEvent>;

export const taskDetail = task.extend({
  /** The newest 100 entries, oldest first. */
  history: z.array(taskEvent),
});
export type TaskDetail = z.infer<typeof taskDetail>;

const title = titleText(httpLimits.taskTitleLengthMax);
const dueOn = calendarDay.nullable();

export const listTasks = defineOperation({
  id: "tasks.list",
  method: "GET",
  path: "/api/tasks",
  summary: "Tasks of a space, newest first or by due date",
  auth: "user",
  scope: "tasks:read",
  query: inSpace.extend({
    ...pageQuery,
    status: taskStatus.optional(),
    assigneeId: id.optional(),
    /** Said in this session, first or again. */
    sessionId: id.optional(),
    /** Suggested or open, and due before today in the space's time zone. */
    due: z.enum(["overdue"]).optional(),
    /** Part of the title. */
    text: humanText(httpLimits.searchLengthMax).optional(),
    /** `due`: the soonest due first, those without a date last. A cursor belongs to the order it came from. */
    order: z.enum(["created", "due"]).default("created").optional(),
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

export const getTask = defineOperation({
  id: "tasks.get",
  method: "GET",
  path: "/api/tasks/{id}",
  summary: "A task with its history",
  auth: "user",
  scope: "tasks:read",
  params: idParams,
  query: inSpace,
  status: 200,
  response: taskDetail,
  errors: ["TASKS_DISABLED"],
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
    /** Null also clears a name that was only said. */
    assigneeId: id.nullable().optional(),
    dueOn: dueOn.optional(),
    /**
     * `updatedAt` of the version the change is meant for: TASK_CHANGED when there is a newer one that is not already as
     * wanted. Without it the last write wins. The history has every change.
     */
    basedOn: time.optional(),
  }),
  status: 200,
  response: task,
  errors: ["TASKS_DISABLED", "TASK_CHANGED"],
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
