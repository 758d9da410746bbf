import { randomUUID } from "node:crypto";
import { databaseOn } from "@rooms/db";
import { participantStreams, transcriptionUsage, transcriptSegments } from "@rooms/db/schema";
import { segmentId } from "@rooms/domain/shared/ids";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import type { Pool } from "@rooms/db";

type Transaction = Parameters<Parameters<ReturnType<typeof databaseOn>["transaction"]>[0]>[0];

/**
 * What a flush holds, but for the sessions' activity, through an object mapper: it builds, sends and reads one upsert
 * after the other, in one transaction.
 */
export function writeByObjectMapper(
  pool: Pool,
  batch: readonly SessionFlush[],
  { withCounters }: { withCounters: boolean },
): Promise<void> {
  return databaseOn(pool).transaction(async (transaction) => {
    for (const flush of batch) {
      await writeSegments(transaction, flush);
      if (withCounters) await writeCounters(transaction, flush);
    }
  });
}

async function writeSegments(transaction: Transaction, flush: SessionFlush): Promise<void> {
  const { sessionId } = flush;
  for (const { text, words, ...segment } of flush.segments) {
    await transaction
      .insert(transcriptSegments)
      .values({ id: segmentId(randomUUID()), sessionId, text, words: [...words], ...segment })
      .onConflictDoUpdate({
        target: [transcriptSegments.sessionId, transcriptSegments.utteranceId],
        set: { text, words: [...words] },
      });
  }
}

async function writeCounters(transaction: Transaction, flush: SessionFlush): Promise<void> {
  const { sessionId } = flush;
  for (const { at, ...counters } of flush.usage) {
    await transaction
      .insert(transcriptionUsage)
      .values({ sessionId, startedAt: at, endedAt: at, ...counters })
      .onConflictDoUpdate({
        target: [transcriptionUsage.sessionId, transcriptionUsage.participantId],
        set: { endedAt: at, ...counters },
      });
  }
  for (const watermark of flush.watermarks) {
    const { settledUntilMs, settledSeq } = watermark;
    const { sessionId: session, participantId, streamId } = participantStreams;
    await transaction
      .insert(participantStreams)
      .values({ sessionId, ...watermark })
      .onConflictDoUpdate({
        target: [session, participantId, streamId],
        set: { settledUntilMs, settledSeq },
      });
  }
}
