import { type EvidenceLine, type SuggestedTask } from "@rooms/domain/analysis/analysis";
import {
  analyserKinds,
  analysisFailureCodes,
  analysisStatuses,
} from "@rooms/domain/vocabulary/analysis";
import type { SessionId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tsvector } from "./columns.ts";
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
    cost: doublePrecision("cost"),
    requestedAnalyser: text("requested_analyser", { enum: analyserKinds }),
    analyser: text("analyser"),
    progress: real("progress").notNull().default(0),
    attempts: integer("attempts").notNull().default(0),
    failure: text("failure", { enum: analysisFailureCodes }),
    /** When a FAILED one is tried again by itself. */
    retryAt: moment("retry_at"),
    /** Until then a RUNNING one is its runner's. */
    leaseUntil: moment("lease_until"),
    linesRead: integer("lines_read"),
    readSeq: integer("read_seq"),
    requestedAt: moment("requested_at").notNull(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(
        sql`jsonb_to_tsvector('russian'::regconfig, summary, '["string"]') || jsonb_to_tsvector('russian'::regconfig, decisions, '["string"]') || jsonb_to_tsvector('russian'::regconfig, tasks, '["string"]') || jsonb_to_tsvector('russian'::regconfig, risks, '["string"]') || jsonb_to_tsvector('russian'::regconfig, questions, '["string"]')`,
      ),
  },
  (table) => [
    index("session_analysis_search_idx").using("gin", table.search),
    primaryKey({ columns: [table.sessionId, table.version] }),
    uniqueIndex("session_analysis_unfinished_idx")
      .on(table.sessionId)
      .where(sql`${table.status} in ('PENDING', 'RUNNING')`),
    check("session_analysis_version_check", sql`${table.version} > 0`),
    check(
      "session_analysis_requested_analyser_check",
      sql`${table.requestedAnalyser} in ('embedded', 'model')`,
    ),
    check("session_analysis_progress_check", sql`${table.progress} between 0 and 1`),
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
