import { randomUUID } from "node:crypto";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import type { Pool } from "@rooms/db";

const segmentSql = `
insert into transcript_segments (
  id, session_id, participant_id, utterance_id, seq, text, words, language, confidence, started_at_ms, ended_at_ms
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (session_id, utterance_id) do update set text = excluded.text, words = excluded.words`;
const usageSql = `
insert into transcription_usage (
  session_id, participant_id, started_at, ended_at, speech_ms, transcribed_ms, chunks, partials, finals, errors
) values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)
on conflict (session_id, participant_id) do update set
  ended_at = excluded.ended_at,
  speech_ms = transcription_usage.speech_ms + excluded.speech_ms,
  transcribed_ms = transcription_usage.transcribed_ms + excluded.transcribed_ms,
  chunks = transcription_usage.chunks + excluded.chunks,
  partials = transcription_usage.partials + excluded.partials,
  finals = transcription_usage.finals + excluded.finals`;
const watermarkSql = `
insert into participant_streams (session_id, participant_id, stream_id, settled_until_ms, settled_seq)
values ($1, $2, $3, $4, $5)
on conflict (session_id, participant_id, stream_id) do update set
  settled_until_ms = excluded.settled_until_ms, settled_seq = excluded.settled_seq`;
const activitySql = "update video_sessions set last_activity_at = $2 where id = $1";

/** What a flush holds, the way an object mapper writes it: one prepared upsert after the other, in one transaction. */
export async function writeRowByRow(
  pool: Pool,
  batch: readonly SessionFlush[],
  { withCounters }: { withCounters: boolean },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const { sessionId, segments, usage, watermarks, activityAt } of batch) {
      for (const s of segments) {
        const place = [randomUUID(), sessionId, s.participantId, s.utteranceId, s.seq, s.text];
        const facts = [JSON.stringify(s.words), s.language, s.confidence];
        const values = [...place, ...facts, s.startedAtMs, s.endedAtMs];
        await client.query(segmentSql, values);
      }
      if (!withCounters) continue;
      for (const u of usage) {
        const counters = [u.speechMs, u.transcribedMs, u.chunks, u.partials, u.finals, u.errors];
        const values = [sessionId, u.participantId, u.at, ...counters];
        await client.query(usageSql, values);
      }
      for (const w of watermarks) {
        const values = [sessionId, w.participantId, w.streamId, w.settledUntilMs, w.settledSeq];
        await client.query(watermarkSql, values);
      }
      await client.query(activitySql, [sessionId, activityAt]);
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}
