import type { AnalysisRepository, SessionAnalysis, SessionId, SpaceId } from "@rooms/domain";
import { and, eq, lt, or, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { sessionAnalysis, videoSessions } from "../schema/index.ts";
import { firstOf } from "./only.ts";

type Row = typeof sessionAnalysis.$inferSelect;

const running = eq(sessionAnalysis.status, "RUNNING");

export function analysisRepository(db: Database): AnalysisRepository {
  return {
    async find(space, session) {
      const rows = await db
        .select({ analysis: sessionAnalysis })
        .from(sessionAnalysis)
        .innerJoin(videoSessions, eq(videoSessions.id, sessionAnalysis.sessionId))
        .where(and(eq(videoSessions.spaceId, space), eq(sessionAnalysis.sessionId, session)));
      const row = firstOf(rows);
      return row && analysisOf(row.analysis);
    },
    async request(session, at) {
      await db
        .insert(sessionAnalysis)
        .values({ sessionId: session, status: "PENDING", requestedAt: at })
        .onConflictDoNothing();
    },
    retry: (space, session, at) => retry(db, { space, session, at }),
    async start(session, at, staleBefore) {
      const rows = await db
        .update(sessionAnalysis)
        .set({ status: "RUNNING", startedAt: at, attempts: sql`${sessionAnalysis.attempts} + 1` })
        .where(
          and(
            eq(sessionAnalysis.sessionId, session),
            or(
              eq(sessionAnalysis.status, "PENDING"),
              and(running, lt(sessionAnalysis.startedAt, staleBefore)),
            ),
          ),
        )
        .returning();
      const row = firstOf(rows);
      return row && analysisOf(row);
    },
    async finish(session, { result, analyser, at }) {
      await db
        .update(sessionAnalysis)
        .set({
          status: "DONE",
          summary: [...result.summary],
          tasks: [...result.tasks],
          risks: [...result.risks],
          decisions: [...result.decisions],
          questions: [...result.questions],
          analyser,
          finishedAt: at,
        })
        .where(and(eq(sessionAnalysis.sessionId, session), running));
    },
    async fail(session, { failure, at }) {
      await db
        .update(sessionAnalysis)
        .set({ status: "FAILED", failure, finishedAt: at })
        .where(and(eq(sessionAnalysis.sessionId, session), running));
    },
  };
}

function analysisOf(row: Row): SessionAnalysis {
  const { sessionId, status, analyser, attempts, failure, requestedAt, finishedAt } = row;
  const { summary, decisions, tasks, risks, questions } = row;
  const result = { summary, decisions, tasks, risks, questions };
  return { sessionId, status, result, analyser, attempts, failure, requestedAt, finishedAt };
}

async function retry(
  db: Database,
  { space, session, at }: { space: SpaceId; session: SessionId; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(sessionAnalysis)
    .set({ status: "PENDING", failure: null, requestedAt: at, finishedAt: null })
    .where(
      and(
        eq(sessionAnalysis.sessionId, session),
        eq(sessionAnalysis.status, "FAILED"),
        sql`exists (
              select 1 from video_sessions s where s.id = ${sessionAnalysis.sessionId} and s.space_id = ${space}
            )`,
      ),
    )
    .returning({ id: sessionAnalysis.sessionId });
  return rows.length > 0;
}
