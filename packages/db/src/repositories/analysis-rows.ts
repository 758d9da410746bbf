import {
  type AnalysisResult,
  type AnalysisRun,
  type AnalysisRunSummary,
  type AnalysisVersion,
  type ModelUsage,
  type SessionAnalysis,
} from "@rooms/domain/analysis/analysis";
import { analysisVersionsMax } from "@rooms/domain/vocabulary/analysis";
import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import { and, desc, eq, getTableColumns, isNotNull, sql, sum } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../database/drizzle.ts";
import { sessionAnalysis, videoSessions } from "../schema/index.ts";

type Row = typeof sessionAnalysis.$inferSelect;

const { summary, decisions, tasks, risks, questions, ...runColumns } =
  getTableColumns(sessionAnalysis);

function inSpace(space: SpaceId, session: SessionId): SQL | undefined {
  return and(eq(videoSessions.spaceId, space), eq(sessionAnalysis.sessionId, session));
}

export async function findAnalysis(
  db: Database,
  { space, session, version }: { space: SpaceId; session: SessionId; version?: number | undefined },
): Promise<SessionAnalysis | null> {
  const rows = await db
    .select({ analysis: sessionAnalysis })
    .from(sessionAnalysis)
    .innerJoin(videoSessions, eq(videoSessions.id, sessionAnalysis.sessionId))
    .where(
      and(
        inSpace(space, session),
        sql`${sessionAnalysis.version} in (
          (select max(version) from session_analysis where session_id = ${session}),
          ${
            version === undefined
              ? sql`(select max(version) from session_analysis where session_id = ${session} and status = 'DONE')`
              : sql`${version}`
          })`,
      ),
    )
    .orderBy(desc(sessionAnalysis.version));
  const versions = rows.map(({ analysis }) => versionOf(analysis));
  const [newest] = versions;
  const shown = versions.find(
    (one) => one.version === version || (version === undefined && one.status === "DONE"),
  );
  if (!newest || (version !== undefined && !shown)) return null;
  return shown && shown !== newest ? { shown, newer: newest } : { shown: newest, newer: null };
}

export async function listAnalyses(
  db: Database,
  space: SpaceId,
  session: SessionId,
): Promise<AnalysisRunSummary[]> {
  const rows = await db
    .select({
      run: runColumns,
      counts: {
        summary: lengthOf(summary),
        decisions: lengthOf(decisions),
        tasks: lengthOf(tasks),
        risks: lengthOf(risks),
        questions: lengthOf(questions),
      },
    })
    .from(sessionAnalysis)
    .innerJoin(videoSessions, eq(videoSessions.id, sessionAnalysis.sessionId))
    .where(inSpace(space, session))
    .orderBy(desc(sessionAnalysis.version))
    .limit(analysisVersionsMax);
  return rows.map(({ run, counts }) => ({ ...runOf(run), counts }));
}

export async function modelUsage(
  db: Database,
  space: SpaceId,
  session: SessionId,
): Promise<ModelUsage | null> {
  const { inputTokens, outputTokens, cost } = sessionAnalysis;
  const [sums] = await db
    .select({
      inputTokens: sum(inputTokens).mapWith(Number),
      outputTokens: sum(outputTokens).mapWith(Number),
      cost: sum(cost).mapWith(Number),
    })
    .from(sessionAnalysis)
    .innerJoin(videoSessions, eq(videoSessions.id, sessionAnalysis.sessionId))
    .where(and(inSpace(space, session), isNotNull(inputTokens)));
  const { inputTokens: input, outputTokens: output, cost: spent } = sums ?? {};
  return typeof input === "number"
    ? { inputTokens: input, outputTokens: output ?? 0, cost: spent ?? 0 }
    : null;
}

const lengthOf = (column: PgColumn) => sql<number>`jsonb_array_length(${column})`;

type RunRow = Omit<Row, keyof AnalysisResult>;

export function versionOf(row: Row): AnalysisVersion {
  const result = {
    summary: row.summary,
    decisions: row.decisions,
    tasks: row.tasks,
    risks: row.risks,
    questions: row.questions,
  };
  return { ...runOf(row), result };
}

function runOf(row: RunRow): AnalysisRun {
  const { inputTokens, outputTokens, cost } = row;
  return {
    sessionId: row.sessionId,
    version: row.version,
    status: row.status,
    progress: row.progress,
    requestedAnalyser: row.requestedAnalyser,
    analyser: row.analyser,
    attempts: row.attempts,
    failure: row.failure,
    retryAt: row.retryAt,
    linesRead: row.linesRead,
    droppedLines: row.droppedLines,
    usage:
      inputTokens === null || outputTokens === null
        ? null
        : { inputTokens, outputTokens, cost: cost ?? 0 },
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt,
  };
}
