import { correctedWords } from "@rooms/domain/transcription/corrections";
import type { Segment } from "@rooms/domain/transcription/segment";
import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../database/drizzle.ts";
import { participants, transcriptSegments } from "../schema/index.ts";

const recognised = alias(participants, "recognised");

/** What people read of a segment, after its corrections. */
export const shownText = sql<string>`coalesce(${transcriptSegments.correctedText}, ${transcriptSegments.text})`;
/** The name the line was spoken under; who is named as its speaker by a correction goes by the name of their own. */
export const shownName = sql<string>`case when ${transcriptSegments.correctedParticipantId} is null
  then coalesce(${transcriptSegments.speakerName}, ${participants.name}) else ${participants.name} end`;
export const isShownSpeaker = sql`${participants.id} = coalesce(${transcriptSegments.correctedParticipantId}, ${transcriptSegments.participantId})`;

const columns = {
  id: transcriptSegments.id,
  sessionId: transcriptSegments.sessionId,
  participantId: participants.id,
  participantIdentity: participants.identity,
  participantName: shownName,
  utteranceId: transcriptSegments.utteranceId,
  seq: transcriptSegments.seq,
  text: shownText,
  words: transcriptSegments.words,
  language: transcriptSegments.language,
  confidence: transcriptSegments.confidence,
  startedAtMs: transcriptSegments.startedAtMs,
  endedAtMs: transcriptSegments.endedAtMs,
  revision: transcriptSegments.revision,
  isCorrected: sql<boolean>`coalesce(${transcriptSegments.correctedText}, ${transcriptSegments.correctedParticipantId}::text) is not null`,
  original: {
    participantId: recognised.id,
    participantIdentity: recognised.identity,
    participantName: sql<string>`coalesce(${transcriptSegments.speakerName}, ${recognised.name})`,
    text: transcriptSegments.text,
  },
};

/** Segments with their speakers, to be narrowed to a session; `segmentOf` makes the domain's of a row. */
export function selectSegments(db: Database) {
  return db
    .select(columns)
    .from(transcriptSegments)
    .innerJoin(participants, isShownSpeaker)
    .innerJoin(recognised, eq(recognised.id, transcriptSegments.participantId));
}

type Row = Awaited<ReturnType<typeof selectSegments>>[number];

export function segmentOf({ isCorrected, original, ...segment }: Row): Segment {
  if (!isCorrected) return { ...segment, original: null };
  const words = segment.text === original.text ? segment.words : correctedWords(segment);
  return { ...segment, words, original };
}
