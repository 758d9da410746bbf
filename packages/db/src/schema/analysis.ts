import { analysisStatuses } from "@rooms/domain";
import type { EvidenceLine, SessionId, SuggestedTask } from "@rooms/domain";
import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { videoSessions } from "./sessions.ts";

export const sessionAnalysis = pgTable(
  "session_analysis",
  {
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    version: integer("version").notNull().default(1),
    status: text("status", { enum: analysisStatuses }).notNull(),
    summary: jsonb("summary").$type<EvidenceLine[]>().notNull().default([]),
    tasks: jsonb("tasks").$type<SuggestedTask[]>().notNull().default([]),
    risks: jsonb("risks").$type<EvidenceLine[]>().notNull().default([]),
    decisions: jsonb("decisions").$type<EvidenceLine[]>().notNull().default([]),
    questions: jsonb("questions").$type<EvidenceLine[]>().notNull().default([]),
    droppedLines: integer("dropped_lines").notNull().default(0),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    analyser: text("analyser"),
    attempts: integer("attempts").notNull().default(0),
    failure: text("failure"),
    requestedAt: moment("requested_at").notNull(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.version] }),
    check("session_analysis_version_check", sql`${table.version} > 0`),
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
