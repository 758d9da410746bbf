import type { SegmentId, SessionId, SpaceId, TaskId, UserId } from "@rooms/domain/shared/ids";
import { taskActors, taskEventKinds, taskStatuses } from "@rooms/domain/vocabulary/tasks";
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { users } from "./identity.ts";
import { videoSessions } from "./sessions.ts";
import { spaces } from "./spaces.ts";

export const tasks = pgTable(
  "tasks",
  {
    id: uuid("id").$type<TaskId>().primaryKey(),
    spaceId: uuid("space_id")
      .$type<SpaceId>()
      .notNull()
      .references(() => spaces.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    status: text("status", { enum: taskStatuses }).notNull(),
    assigneeId: uuid("assignee_id")
      .$type<UserId>()
      .references(() => users.id, { onDelete: "set null" }),
    assigneeName: text("assignee_name"),
    dueOn: date("due_on", { mode: "string" }),
    // Work that people accepted outlives the recording it came from; deleting a session removes only its suggestions.
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .references(() => videoSessions.id, { onDelete: "set null" }),
    segmentIds: uuid("segment_ids").array().$type<SegmentId[]>().notNull().default([]),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    sourceText: text("source_text"),
    touched: boolean("touched").notNull().default(false),
  },
  (table) => [
    index("tasks_space_idx").on(table.spaceId, table.createdAt, table.id),
    index("tasks_session_idx").on(table.sessionId),
    index("tasks_assignee_idx").on(table.assigneeId),
    index("tasks_due_idx").on(
      table.spaceId,
      sql`coalesce(${table.dueOn}, 'infinity'::date)`,
      table.id,
    ),
    check("tasks_status_check", sql`${table.status} in ('SUGGESTED', 'OPEN', 'DONE', 'DISMISSED')`),
  ],
);

/** Further sessions that said a task; the first stands with the task itself. */
export const taskSources = pgTable(
  "task_sources",
  {
    taskId: uuid("task_id")
      .$type<TaskId>()
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    text: text("text").notNull(),
    segmentIds: uuid("segment_ids").array().$type<SegmentId[]>().notNull().default([]),
    saidAt: moment("said_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.sessionId] }),
    index("task_sources_session_idx").on(table.sessionId),
  ],
);

const personOrNone = (name: string) =>
  uuid(name)
    .$type<UserId>()
    .references(() => users.id, { onDelete: "set null" });

export const taskEvents = pgTable(
  "task_events",
  {
    id: uuid("id").primaryKey(),
    taskId: uuid("task_id")
      .$type<TaskId>()
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: taskEventKinds }).notNull(),
    at: moment("at").notNull(),
    actor: text("actor", { enum: taskActors }).notNull(),
    actorId: personOrNone("actor_id"),
    fromValue: text("from_value"),
    toValue: text("to_value"),
    fromUserId: personOrNone("from_user_id"),
    toUserId: personOrNone("to_user_id"),
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .references(() => videoSessions.id, { onDelete: "set null" }),
  },
  (table) => [
    index("task_events_task_idx").on(table.taskId, table.at, table.id),
    index("task_events_session_idx").on(table.sessionId),
    check("task_events_actor_check", sql`${table.actor} in ('USER', 'API_KEY', 'ANALYSIS')`),
    check(
      "task_events_kind_check",
      sql`${table.kind} in ('CREATED', 'SAID_AGAIN', 'ACCEPTED', 'EDITED', 'ASSIGNED', 'DUE_CHANGED', 'COMPLETED', 'DISMISSED', 'REOPENED')`,
    ),
  ],
);
