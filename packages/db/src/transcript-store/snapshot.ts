import type { SessionId } from "@rooms/domain/shared/ids";
import type { SessionSnapshot, Watermark } from "@rooms/domain/transcription/store";
import type { Pool } from "../database/pool.ts";

const sessionSql = `
select s.id as "sessionId", s.slug, s.space_id as "spaceId", s.status, s.transcription,
  s.server_capture as "serverCapture", s.transcription_host as "transcriptionHost",
  s.past_open as "pastOpen", s.marks_revision as "marksRevision", s.spoken_languages as languages,
  s.chat_revision as "chatRevision",
  s.chat_on and (select o.chat_allowed from spaces o where o.id = s.space_id) as "chatOn",
  s.started_at as "startedAt", s.ended_at as "endedAt",
  (select coalesce(max(t.seq), 0) from transcript_segments t where t.session_id = s.id) as "lastSeq",
  coalesce(sum(u.speech_ms), 0) as "speechMs", coalesce(sum(u.transcribed_ms), 0) as "transcribedMs"
from video_sessions s left join transcription_usage u on u.session_id = s.id
where s.id = $1
group by s.id
`;

const watermarksSql = `
select participant_id as "participantId", stream_id as "streamId", settled_until_ms as "settledUntilMs",
  settled_seq::float8 as "settledSeq", heard_from_ms as "heardFromMs", heard_until_ms as "heardUntilMs"
from participant_streams where session_id = $1
`;

export async function loadSnapshot(
  pool: Pool,
  session: SessionId,
): Promise<SessionSnapshot | null> {
  const [sessions, watermarks] = await Promise.all([
    pool.query<Omit<SessionSnapshot, "watermarks">>(sessionSql, [session]),
    pool.query<Watermark>(watermarksSql, [session]),
  ]);
  const snapshot = sessions.rows[0];
  return snapshot ? { ...snapshot, watermarks: watermarks.rows } : null;
}
