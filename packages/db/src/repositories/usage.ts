import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import type { UsageRepository } from "@rooms/domain/transcription/ports";
import type { ParticipantUsage, SttStream, UsageTotals } from "@rooms/domain/transcription/usage";
import { and, asc, eq, gte, sql, sum } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { participants, sttStreams, transcriptionUsage, videoSessions } from "../schema/index.ts";

export function usageRepository(db: Database): UsageRepository {
  return {
    async forSession(space, session) {
      // One after the other: inside a transaction there is one connection.
      const people = await usageOfPeople(db, space, session);
      return { participants: people, streams: await streamsOf(db, space, session) };
    },
    totals: (space, period) => totals(db, space, period),
    async transcribedMsOfUser(user, since) {
      const rows = await db
        .select({ total: sum(transcriptionUsage.transcribedMs).mapWith(Number) })
        .from(transcriptionUsage)
        .innerJoin(participants, eq(participants.id, transcriptionUsage.participantId))
        .where(and(eq(participants.userId, user), gte(transcriptionUsage.startedAt, since)));
      return rows[0]?.total ?? 0;
    },
  };
}

function usageOfPeople(
  db: Database,
  space: SpaceId,
  session: SessionId,
): Promise<ParticipantUsage[]> {
  return db
    .select({
      sessionId: transcriptionUsage.sessionId,
      participantId: transcriptionUsage.participantId,
      participantIdentity: participants.identity,
      participantName: participants.name,
      startedAt: transcriptionUsage.startedAt,
      endedAt: transcriptionUsage.endedAt,
      speechMs: transcriptionUsage.speechMs,
      transcribedMs: transcriptionUsage.transcribedMs,
      chunks: transcriptionUsage.chunks,
      partials: transcriptionUsage.partials,
      finals: transcriptionUsage.finals,
      errors: transcriptionUsage.errors,
    })
    .from(transcriptionUsage)
    .innerJoin(participants, eq(participants.id, transcriptionUsage.participantId))
    .innerJoin(videoSessions, eq(videoSessions.id, transcriptionUsage.sessionId))
    .where(and(eq(videoSessions.spaceId, space), eq(transcriptionUsage.sessionId, session)))
    .orderBy(asc(participants.joinedAt), asc(participants.id));
}

function streamsOf(db: Database, space: SpaceId, session: SessionId): Promise<SttStream[]> {
  return db
    .select({
      sessionId: sttStreams.sessionId,
      vendorId: sttStreams.vendorId,
      engine: sttStreams.engine,
      lane: sttStreams.lane,
      openedAt: sttStreams.openedAt,
      closedAt: sttStreams.closedAt,
      billedMs: sttStreams.billedMs,
    })
    .from(sttStreams)
    .innerJoin(videoSessions, eq(videoSessions.id, sttStreams.sessionId))
    .where(and(eq(videoSessions.spaceId, space), eq(sttStreams.sessionId, session)))
    .orderBy(asc(sttStreams.openedAt), asc(sttStreams.lane));
}

async function totals(
  db: Database,
  space: SpaceId,
  { from, until }: { from: Date; until: Date },
): Promise<UsageTotals> {
  const rows = await db.execute<UsageTotals & Record<string, unknown>>(sql`
        with mine as (
          select id from video_sessions
          where space_id = ${space} and started_at >= ${from.toISOString()} and started_at < ${until.toISOString()}
        )
        select
          (select count(*) from mine)::int as "sessions",
          coalesce(sum(u.speech_ms), 0)::float8 as "speechMs",
          coalesce(sum(u.transcribed_ms), 0)::float8 as "transcribedMs",
          (select coalesce(sum(s.billed_ms), 0) from stt_streams s join mine on mine.id = s.session_id)::float8 as "billedMs",
          coalesce(sum(u.finals), 0)::float8 as "finals"
        from transcription_usage u join mine on mine.id = u.session_id
      `);
  return rows[0] ?? { sessions: 0, speechMs: 0, transcribedMs: 0, billedMs: 0, finals: 0 };
}
