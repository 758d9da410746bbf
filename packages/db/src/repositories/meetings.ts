import type { MeetingToAnalyse } from "@rooms/domain/analysis/ports";
import type { SessionId } from "@rooms/domain/shared/ids";
import type { MarkKind } from "@rooms/domain/vocabulary/marks";
import { asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../database/drizzle.ts";
import {
  lineMarks,
  participants,
  spaces,
  transcriptSegments,
  videoSessions,
} from "../schema/index.ts";
import { firstOf } from "./first.ts";

/** What was said in a session as it stands corrected, in the order of speaking; null when the session is gone. */
export async function readMeeting(
  db: Database,
  session: SessionId,
): Promise<MeetingToAnalyse | null> {
  const found = firstOf(
    await db
      .select({
        space: spaces.id,
        timeZone: spaces.timeZone,
        title: videoSessions.title,
        startedAt: videoSessions.startedAt,
        createdAt: videoSessions.createdAt,
      })
      .from(videoSessions)
      .innerJoin(spaces, eq(spaces.id, videoSessions.spaceId))
      .where(eq(videoSessions.id, session)),
  );
  if (!found) return null;
  const people = await db
    .select({
      identity: participants.identity,
      name: participants.name,
      formerNames: participants.formerNames,
    })
    .from(participants)
    .where(eq(participants.sessionId, session))
    .orderBy(asc(participants.joinedAt), asc(participants.id));
  const lines = await readLines(db, session);
  const { space, timeZone, title, startedAt, createdAt } = found;
  return {
    space,
    readSeq: lines.reduce((highest, { seq }) => Math.max(highest, seq), 0),
    meeting: {
      title,
      timeZone,
      startedAt: startedAt ?? createdAt,
      participants: people,
      segments: lines.map(({ seq: _seq, marks, ...segment }) => ({
        ...segment,
        ...(marks !== null && { marks }),
      })),
    },
  };
}

function readLines(db: Database, session: SessionId) {
  const speaker = alias(participants, "speaker");
  return db
    .select({
      seq: transcriptSegments.seq,
      id: transcriptSegments.id,
      identity: speaker.identity,
      text: sql<string>`coalesce(${transcriptSegments.correctedText}, ${transcriptSegments.text})`,
      language: transcriptSegments.language,
      startedAtMs: transcriptSegments.startedAtMs,
      endedAtMs: transcriptSegments.endedAtMs,
      marks: sql<MarkKind[] | null>`(
        select array_agg(${lineMarks.kind} order by ${lineMarks.kind}) from ${lineMarks}
        where ${lineMarks.segmentId} = ${transcriptSegments.id}
      )`,
    })
    .from(transcriptSegments)
    .innerJoin(
      speaker,
      eq(
        speaker.id,
        sql`coalesce(${transcriptSegments.correctedParticipantId}, ${transcriptSegments.participantId})`,
      ),
    )
    .where(eq(transcriptSegments.sessionId, session))
    .orderBy(asc(transcriptSegments.startedAtMs), asc(transcriptSegments.seq));
}
