import { analysisStatuses } from "@rooms/domain";
import type { EvidenceLine, SessionId, SuggestedTask } from "@rooms/domain";
import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { videoSessions } from "./sessions.ts";

export const sessionAnalysis = pgTable(
  "session_analysis",
  {
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .primaryKey()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    status: text("status", { enum: analysisStatuses }).notNull(),
    summary: jsonb("summary").$type<EvidenceLine[]>().notNull().default([]),
    tasks: jsonb("tasks").$type<SuggestedTask[]>().notNull().default([]),
    risks: jsonb("risks").$type<EvidenceLine[]>().notNull().default([]),
    analyser: text("analyser"),
    attempts: integer("attempts").notNull().default(0),
    failure: text("failure"),
    requestedAt: moment("requested_at").notNull(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    check(
      "session_analysis_status_check",
      sql`${table.status} in ('PENDING', 'RUNNING', 'DONE', 'FAILED')`,
    ),
    check(
      "session_analysis_failure_check",
      sql`(${table.status} = 'FAILED') = (${table.failure} is not null)`,
    ),
  ],
);
