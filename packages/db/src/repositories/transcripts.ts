import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import type { TranscriptPart, TranscriptRepository } from "@rooms/domain/transcription/ports";
import type { TranscriptGap } from "@rooms/domain/transcription/segment";
import { and, asc, eq, gt, gte, inArray } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import {
  participants,
  transcriptGaps,
  transcriptSegments,
  videoSessions,
} from "../schema/index.ts";
import { corrections } from "./corrections.ts";
import { finalTranscripts } from "./final-transcripts.ts";
import { listUnsettled, takeUnsettled, writeLost } from "./lost-speech.ts";
import { readOwnPart } from "./own-part.ts";
import { firstOf } from "./first.ts";
import { isShownSpeaker, segmentOf, selectSegments, shownName, shownText } from "./segment-rows.ts";

// Without the words, which are most of a transcript's bytes.
const lineColumns = {
  id: transcriptSegments.id,
  language: transcriptSegments.language,
  seq: transcriptSegments.seq,
  participantIdentity: participants.identity,
  participantName: shownName,
  text: shownText,
  startedAtMs: transcriptSegments.startedAtMs,
  endedAtMs: transcriptSegments.endedAtMs,
};

export function transcriptRepository(db: Database): TranscriptRepository {
  const select = () =>
    selectSegments(db).innerJoin(videoSessions, eq(videoSessions.id, transcriptSegments.sessionId));
  const of = (space: SpaceId, session: SessionId) =>
    and(eq(videoSessions.spaceId, space), eq(transcriptSegments.sessionId, session));
  return {
    async listAfter(space, session, part, limit) {
      const rows = await select()
        .where(and(of(space, session), isIn(part)))
        .orderBy(asc(transcriptSegments.seq))
        .limit(limit);
      return rows.map(segmentOf);
    },
    async listWords(space, session, segments) {
      const rows = await select().where(
        and(of(space, session), inArray(transcriptSegments.id, [...segments])),
      );
      return rows.map(segmentOf);
    },
    async findSegment(space, session, id) {
      const row = firstOf(
        await select().where(and(of(space, session), eq(transcriptSegments.id, id))),
      );
      return row && segmentOf(row);
    },
    ...corrections(db),
    listLines: (space, session, part) =>
      db
        .select(lineColumns)
        .from(transcriptSegments)
        .innerJoin(participants, isShownSpeaker)
        .innerJoin(videoSessions, eq(videoSessions.id, transcriptSegments.sessionId))
        .where(and(of(space, session), isIn(part)))
        .orderBy(asc(transcriptSegments.startedAtMs), asc(transcriptSegments.seq)),
    listGaps: (space, session, fromMs) => listGaps(db, { space, session, fromMs }),
    readOwnPart: (slug, reader, asked) => readOwnPart(db, slug, reader, asked),
    ...finalTranscripts(db),
    listUnsettled: (ended, limit) => listUnsettled(db, ended, limit),
    takeUnsettled: (session) => takeUnsettled(db, session),
    writeLost: (session, gaps) => writeLost(db, session, gaps),
  };
}

function isIn({ afterSeq, fromMs }: TranscriptPart) {
  return and(
    gt(transcriptSegments.seq, afterSeq),
    fromMs > 0 ? gte(transcriptSegments.startedAtMs, Math.ceil(fromMs)) : undefined,
  );
}

function listGaps(
  db: Database,
  { space, session, fromMs }: { space: SpaceId; session: SessionId; fromMs: number },
): Promise<TranscriptGap[]> {
  return db
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
    .where(
      and(
        eq(videoSessions.spaceId, space),
        eq(transcriptGaps.sessionId, session),
        gte(transcriptGaps.startedAtMs, Math.ceil(fromMs)),
      ),
    )
    .orderBy(asc(transcriptGaps.startedAtMs), asc(transcriptGaps.id));
}
