import type { SessionId } from "@rooms/domain/shared/ids";
import type { NewGap, Watermark } from "@rooms/domain/transcription/store";
import { eq, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { participantStreams, transcriptGaps } from "../schema/index.ts";

/** Of a stream `w`: some of what was heard is not accounted for. */
export const isUnsettled = sql`w.heard_until_ms - greatest(w.settled_until_ms, w.heard_from_ms) >= 1`;

export async function listUnsettled(
  db: Database,
  { from, until }: { from: Date; until: Date },
  limit: number,
): Promise<SessionId[]> {
  const rows = await db.execute<{ id: SessionId }>(sql`
    select s.id from video_sessions s
    where s.status = 'ENDED' and s.ended_at >= ${from.toISOString()} and s.ended_at < ${until.toISOString()}
      and exists (select from participant_streams w where w.session_id = s.id and ${isUnsettled})
    order by s.ended_at
    limit ${limit}
  `);
  return rows.map(({ id }) => id);
}

/** The epoch moves on as with a take-over, so that the former owner of the session is fenced off from here on. */
export async function takeUnsettled(db: Database, session: SessionId): Promise<Watermark[] | null> {
  const { count } = await db.execute(sql`
    update session_leases set epoch = epoch + 1, last_flush_no = 0
    where session_id = ${session} and expires_at <= clock_timestamp()
  `);
  if (count === 0) return null;
  return db
    .select({
      participantId: participantStreams.participantId,
      streamId: participantStreams.streamId,
      settledUntilMs: participantStreams.settledUntilMs,
      settledSeq: participantStreams.settledSeq,
      heardFromMs: participantStreams.heardFromMs,
      heardUntilMs: participantStreams.heardUntilMs,
    })
    .from(participantStreams)
    .where(eq(participantStreams.sessionId, session));
}

export async function writeLost(
  db: Database,
  session: SessionId,
  gaps: readonly NewGap[],
): Promise<void> {
  if (gaps.length > 0) {
    await db.insert(transcriptGaps).values(
      gaps.map((gap) => ({
        ...gap,
        sessionId: session,
        startedAtMs: Math.floor(gap.startedAtMs),
        endedAtMs: Math.ceil(gap.endedAtMs),
      })),
    );
  }
  await db
    .update(participantStreams)
    .set({ heardFromMs: participantStreams.heardUntilMs })
    .where(eq(participantStreams.sessionId, session));
}
