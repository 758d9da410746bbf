import type { Segment, SessionId, SpaceId, TranscriptRepository } from "@rooms/domain";
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import {
  participants,
  transcriptGaps,
  transcriptSegments,
  videoSessions,
} from "../schema/index.ts";
import { listUnsettled, takeUnsettled, writeLost } from "./lost-speech.ts";

export const segmentColumns = {
  id: transcriptSegments.id,
  sessionId: transcriptSegments.sessionId,
  participantId: transcriptSegments.participantId,
  participantIdentity: participants.identity,
  participantName: participants.name,
  utteranceId: transcriptSegments.utteranceId,
  seq: transcriptSegments.seq,
  text: transcriptSegments.text,
  words: transcriptSegments.words,
  language: transcriptSegments.language,
  confidence: transcriptSegments.confidence,
  startedAtMs: transcriptSegments.startedAtMs,
  endedAtMs: transcriptSegments.endedAtMs,
};

// Without the words, which are most of a transcript's bytes.
const lineColumns = {
  participantName: participants.name,
  text: transcriptSegments.text,
  startedAtMs: transcriptSegments.startedAtMs,
  endedAtMs: transcriptSegments.endedAtMs,
};

export function transcriptRepository(db: Database): TranscriptRepository {
  const select = () =>
    db
      .select(segmentColumns)
      .from(transcriptSegments)
      .innerJoin(participants, eq(participants.id, transcriptSegments.participantId))
      .innerJoin(videoSessions, eq(videoSessions.id, transcriptSegments.sessionId));
  const of = (space: SpaceId, session: SessionId) =>
    and(eq(videoSessions.spaceId, space), eq(transcriptSegments.sessionId, session));
  return {
    listAfter: (space, session, afterSeq, limit): Promise<Segment[]> =>
      select()
        .where(and(of(space, session), gt(transcriptSegments.seq, afterSeq)))
        .orderBy(asc(transcriptSegments.seq))
        .limit(limit),
    listLines: (space, session, afterSeq) =>
      db
        .select(lineColumns)
        .from(transcriptSegments)
        .innerJoin(participants, eq(participants.id, transcriptSegments.participantId))
        .innerJoin(videoSessions, eq(videoSessions.id, transcriptSegments.sessionId))
        .where(and(of(space, session), gt(transcriptSegments.seq, afterSeq)))
        .orderBy(asc(transcriptSegments.startedAtMs), asc(transcriptSegments.seq)),
    search(space, session, query, limit): Promise<Segment[]> {
      const wanted = sql`websearch_to_tsquery('simple', ${query})`;
      return select()
        .where(and(of(space, session), sql`${transcriptSegments.search} @@ ${wanted}`))
        .orderBy(
          desc(sql`ts_rank(${transcriptSegments.search}, ${wanted})`),
          asc(transcriptSegments.seq),
        )
        .limit(limit);
    },
    listGaps: (space, session) =>
      db
        .select({
          sessionId: transcriptGaps.sessionId,
          participantId: transcriptGaps.participantId,
          participantIdentity: participants.identity,
          startedAtMs: transcriptGaps.startedAtMs,
          endedAtMs: transcriptGaps.endedAtMs,
          reason: transcriptGaps.reason,
        })
        .from(transcriptGaps)
        .innerJoin(participants, eq(participants.id, transcriptGaps.participantId))
        .innerJoin(videoSessions, eq(videoSessions.id, transcriptGaps.sessionId))
        .where(and(eq(videoSessions.spaceId, space), eq(transcriptGaps.sessionId, session)))
        .orderBy(asc(transcriptGaps.startedAtMs), asc(transcriptGaps.id)),
    listUnsettled: (ended, limit) => listUnsettled(db, ended, limit),
    takeUnsettled: (session) => takeUnsettled(db, session),
    writeLost: (session, gaps) => writeLost(db, session, gaps),
  };
}
