import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import type { SegmentCorrection } from "@rooms/domain/transcription/corrections";
import type { TranscriptRepository } from "@rooms/domain/transcription/ports";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import {
  participants,
  segmentCorrections,
  transcriptSegments,
  users,
  videoSessions,
} from "../schema/index.ts";
import { storable } from "../schema/storable.ts";

type Corrections = Pick<TranscriptRepository, "correct" | "listCorrections">;

export function corrections(db: Database): Corrections {
  return {
    correct: (space, session, correction) => correct(db, { space, session, correction }),
    async listCorrections(space, session, segment, limit) {
      const rows = await db
        .select({
          revision: segmentCorrections.revision,
          text: segmentCorrections.text,
          participantIdentity: participants.identity,
          participantName: participants.name,
          correctedBy: segmentCorrections.correctedBy,
          correctedByName: users.name,
          at: segmentCorrections.correctedAt,
        })
        .from(segmentCorrections)
        .innerJoin(participants, eq(participants.id, segmentCorrections.participantId))
        .innerJoin(videoSessions, eq(videoSessions.id, segmentCorrections.sessionId))
        .leftJoin(users, eq(users.id, segmentCorrections.correctedBy))
        .where(
          and(
            eq(videoSessions.spaceId, space),
            eq(segmentCorrections.sessionId, session),
            eq(segmentCorrections.segmentId, segment),
          ),
        )
        .orderBy(desc(segmentCorrections.revision))
        .limit(limit);
      return rows.reverse().map(({ correctedBy, correctedByName, ...entry }) => ({
        ...entry,
        correctedBy: correctedBy === null ? null : { name: correctedByName },
      }));
    },
  };
}

/**
 * Two at once meet at the row: the second waits for the first, finds another revision and writes nothing, the history
 * neither.
 */
async function correct(
  db: Database,
  {
    space,
    session,
    correction,
  }: { space: SpaceId; session: SessionId; correction: SegmentCorrection },
): Promise<boolean> {
  const { id, segmentId, basedOn, participantId, correctedBy, correctedAt } = correction;
  const text = storable(correction.text);
  const written = await db
    .update(transcriptSegments)
    .set({
      correctedText: sql`nullif(${text}, ${transcriptSegments.text})`,
      correctedParticipantId: sql`nullif(${participantId}::uuid, ${transcriptSegments.participantId})`,
      revision: basedOn + 1,
    })
    .where(
      and(
        eq(transcriptSegments.id, segmentId),
        eq(transcriptSegments.sessionId, session),
        eq(transcriptSegments.revision, basedOn),
        sql`exists (select from video_sessions s where s.id = ${session} and s.space_id = ${space})`,
      ),
    )
    .returning({ id: transcriptSegments.id });
  if (written.length === 0) return false;
  await db.insert(segmentCorrections).values({
    ...{ id, sessionId: session, segmentId, text, participantId },
    ...{ correctedBy, correctedAt, revision: basedOn + 1 },
  });
  return true;
}
