import type { MarkRepository } from "@rooms/domain/marks/ports";
import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { lineMarks, participants, transcriptSegments, videoSessions } from "../schema/index.ts";
import { firstOf } from "./first.ts";

export function markRepository(db: Database): MarkRepository {
  return {
    list: (space, session, fromMs) => listMarks(db, { space, session, fromMs }),
    async findLine(space, session, { seq, fromMs }) {
      const rows = await db
        .select({ id: transcriptSegments.id })
        .from(transcriptSegments)
        .where(
          and(
            eq(transcriptSegments.sessionId, session),
            inSpace(space, session),
            eq(transcriptSegments.seq, seq),
            gte(transcriptSegments.startedAtMs, fromMs),
          ),
        );
      return firstOf(rows)?.id ?? null;
    },
    async add(space, session, mark) {
      const added = await db
        .insert(lineMarks)
        .values({ ...mark, sessionId: session })
        .onConflictDoNothing()
        .returning({ id: lineMarks.id });
      if (added.length > 0) await tell(db, space, session);
    },
    async remove(space, session, id) {
      const removed = await db
        .delete(lineMarks)
        .where(and(eq(lineMarks.id, id), eq(lineMarks.sessionId, session), inSpace(space, session)))
        .returning({ id: lineMarks.id });
      if (removed.length > 0) await tell(db, space, session);
    },
  };
}

function listMarks(
  db: Database,
  { space, session, fromMs }: { space: SpaceId; session: SessionId; fromMs: number },
) {
  return db
    .select({
      id: lineMarks.id,
      segmentId: lineMarks.segmentId,
      seq: transcriptSegments.seq,
      startedAtMs: transcriptSegments.startedAtMs,
      kind: lineMarks.kind,
      participantIdentity: participants.identity,
      participantName: participants.name,
      markedAt: lineMarks.markedAt,
    })
    .from(lineMarks)
    .innerJoin(transcriptSegments, eq(transcriptSegments.id, lineMarks.segmentId))
    .innerJoin(participants, eq(participants.id, lineMarks.participantId))
    .where(
      and(
        eq(lineMarks.sessionId, session),
        inSpace(space, session),
        gte(transcriptSegments.startedAtMs, fromMs),
      ),
    )
    .orderBy(asc(transcriptSegments.startedAtMs), asc(transcriptSegments.seq), asc(lineMarks.id));
}

function inSpace(space: SpaceId, session: SessionId) {
  return sql`exists (
    select from ${videoSessions} where ${videoSessions.id} = ${session} and ${videoSessions.spaceId} = ${space}
  )`;
}

/** A trigger tells of it as it commits. */
async function tell(db: Database, space: SpaceId, session: SessionId): Promise<void> {
  await db
    .update(videoSessions)
    .set({ marksRevision: sql`${videoSessions.marksRevision} + 1` })
    .where(and(eq(videoSessions.id, session), eq(videoSessions.spaceId, space)));
}
