import {
  type AnalysisResult,
  type AnalysisVersion,
  type ModelUsage,
} from "@rooms/domain/analysis/analysis";
import { type AnalyserKind, analysisVersionsMax } from "@rooms/domain/vocabulary/analysis";
import type { AnalysisAttempt, AnalysisRepository } from "@rooms/domain/analysis/ports";
import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import { and, desc, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Database } from "../database/drizzle.ts";
import { sessionAnalysis } from "../schema/index.ts";
import { findAnalysis, listAnalyses, modelUsage, versionOf } from "./analysis-rows.ts";
import { readMeeting } from "./meetings.ts";
import { firstOf } from "./first.ts";

export function analysisRepository(db: Database): AnalysisRepository {
  return {
    find: (space, session, version) => findAnalysis(db, { space, session, version }),
    list: (space, session) => listAnalyses(db, space, session),
    usage: (space, session) => modelUsage(db, space, session),
    request: (session, at) => request(db, session, at),
    retry: (space, session, wanted) => retry(db, { space, session, ...wanted }),
    start: (session, at, leaseUntil) => start(db, session, { at, leaseUntil }),
    readMeeting: (session) => readMeeting(db, session),
    renew: (attempt, { progress, leaseUntil }) => write(db, attempt, { progress, leaseUntil }),
    finish: (attempt, { result, usage, at, ...facts }) =>
      write(db, attempt, {
        status: "DONE",
        ...copyOf(result),
        ...facts,
        ...(usage && added(usage)),
        progress: 1,
        leaseUntil: null,
        finishedAt: at,
      }),
    fail: (attempt, { usage, at, ...facts }) =>
      write(db, attempt, {
        status: "FAILED",
        ...facts,
        ...(usage && added(usage)),
        leaseUntil: null,
        finishedAt: at,
      }),
    giveUp: (session, at) => giveUp(db, session, at),
  };
}

async function giveUp(db: Database, session: SessionId, at: Date): Promise<void> {
  await db
    .update(sessionAnalysis)
    .set({
      status: "FAILED",
      failure: sql`coalesce(${sessionAnalysis.failure}, 'INTERRUPTED')`,
      retryAt: null,
      leaseUntil: null,
      finishedAt: at,
    })
    .where(
      and(
        eq(sessionAnalysis.sessionId, session),
        or(ne(sessionAnalysis.status, "FAILED"), isNotNull(sessionAnalysis.retryAt)),
        ne(sessionAnalysis.status, "DONE"),
      ),
    );
}

/** What all attempts at a version read and wrote. */
const added = ({ inputTokens, outputTokens, cost }: ModelUsage) => ({
  inputTokens: sql`coalesce(${sessionAnalysis.inputTokens}, 0) + ${inputTokens}`,
  outputTokens: sql`coalesce(${sessionAnalysis.outputTokens}, 0) + ${outputTokens}`,
  cost: sql`coalesce(${sessionAnalysis.cost}, 0) + ${cost}::double precision`,
});

/** Only the last attempt at a version writes: when the lease of an attempt ran out, another worker has taken it over. */
async function write(
  db: Database,
  { session, version, attempt }: AnalysisAttempt,
  change: PgUpdateSetSource<typeof sessionAnalysis>,
): Promise<boolean> {
  const rows = await db
    .update(sessionAnalysis)
    .set(change)
    .where(
      and(
        eq(sessionAnalysis.sessionId, session),
        eq(sessionAnalysis.version, version),
        eq(sessionAnalysis.attempts, attempt),
        eq(sessionAnalysis.status, "RUNNING"),
      ),
    )
    .returning({ version: sessionAnalysis.version });
  return rows.length > 0;
}

const copyOf = (result: AnalysisResult) => ({
  summary: [...result.summary],
  decisions: [...result.decisions],
  tasks: [...result.tasks],
  risks: [...result.risks],
  questions: [...result.questions],
});

/** The newest version, locked, with whether the transcript holds more than it read. */
async function newestOf(db: Database, session: SessionId) {
  const rows = await db
    .select({
      version: sessionAnalysis.version,
      status: sessionAnalysis.status,
      hasUnread: sql<boolean>`exists (
        select 1 from transcript_segments s
        where s.session_id = session_analysis.session_id and s.seq > coalesce(session_analysis.read_seq, 0))`,
    })
    .from(sessionAnalysis)
    .where(eq(sessionAnalysis.sessionId, session))
    .orderBy(desc(sessionAnalysis.version))
    .limit(1)
    .for("update");
  return firstOf(rows);
}

async function request(db: Database, session: SessionId, at: Date): Promise<boolean> {
  const newest = await newestOf(db, session);
  if (newest && (newest.status !== "DONE" || !newest.hasUnread)) return false;
  if (newest && newest.version >= analysisVersionsMax) return false;
  return insert(db, { session, at, version: (newest?.version ?? 0) + 1, analyser: null });
}

/** False when another has just made it. */
async function insert(
  db: Database,
  values: { session: SessionId; version: number; at: Date; analyser: AnalyserKind | null },
): Promise<boolean> {
  const { session: sessionId, version, at: requestedAt, analyser: requestedAnalyser } = values;
  const rows = await db
    .insert(sessionAnalysis)
    .values({ sessionId, version, status: "PENDING", requestedAt, requestedAnalyser })
    .onConflictDoNothing()
    .returning({ version: sessionAnalysis.version });
  return rows.length > 0;
}

async function retry(
  db: Database,
  wanted: { space: SpaceId; session: SessionId; at: Date; analyser: AnalyserKind },
): Promise<"requested" | "running" | "limit"> {
  const { session, space, at, analyser } = wanted;
  const newest = await newestOf(db, session);
  if (newest?.status === "PENDING" || newest?.status === "RUNNING") return "running";
  if (newest?.status === "FAILED") {
    const inThisSpace = sql`exists (select 1 from video_sessions v where v.id = ${session} and v.space_id = ${space})`;
    const rows = await db
      .update(sessionAnalysis)
      .set({
        status: "PENDING",
        requestedAnalyser: analyser,
        failure: null,
        retryAt: null,
        progress: 0,
        requestedAt: at,
        finishedAt: null,
      })
      .where(
        and(
          eq(sessionAnalysis.sessionId, session),
          eq(sessionAnalysis.version, newest.version),
          inThisSpace,
        ),
      )
      .returning({ version: sessionAnalysis.version });
    return rows.length > 0 ? "requested" : "running";
  }
  const version = (newest?.version ?? 0) + 1;
  if (version > analysisVersionsMax) return "limit";
  return (await insert(db, { session, version, at, analyser })) ? "requested" : "running";
}

async function start(
  db: Database,
  session: SessionId,
  { at, leaseUntil }: { at: Date; leaseUntil: Date },
): Promise<AnalysisVersion | "busy" | null> {
  const newest = sql`(select max(version) from session_analysis where session_id = ${session})`;
  const isFree = sql`(
    ${sessionAnalysis.status} = 'PENDING'
    or (${sessionAnalysis.status} = 'FAILED' and ${sessionAnalysis.retryAt} is not null)
    or (${sessionAnalysis.status} = 'RUNNING' and coalesce(${sessionAnalysis.leaseUntil} < ${at.toISOString()}, true)))`;
  const [started] = await db
    .update(sessionAnalysis)
    .set({
      status: "RUNNING",
      startedAt: at,
      leaseUntil,
      attempts: sql`${sessionAnalysis.attempts} + 1`,
      failure: null,
      retryAt: null,
      progress: 0,
      finishedAt: null,
    })
    .where(and(eq(sessionAnalysis.sessionId, session), eq(sessionAnalysis.version, newest), isFree))
    .returning();
  if (started) return versionOf(started);
  const current = await db
    .select({ status: sessionAnalysis.status })
    .from(sessionAnalysis)
    .where(and(eq(sessionAnalysis.sessionId, session), eq(sessionAnalysis.version, newest)));
  return firstOf(current)?.status === "RUNNING" ? "busy" : null;
}
