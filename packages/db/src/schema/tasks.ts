import { taskStatuses } from "@rooms/domain";
import type { SegmentId, SessionId, SpaceId, TaskId, UserId } from "@rooms/domain";
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
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
  },
  (table) => [
    index("tasks_space_idx").on(table.spaceId, table.createdAt, table.id),
    index("tasks_session_idx").on(table.sessionId),
    index("tasks_assignee_idx").on(table.assigneeId),
    check("tasks_status_check", sql`${table.status} in ('SUGGESTED', 'OPEN', 'DONE', 'DISMISSED')`),
  ],
);
