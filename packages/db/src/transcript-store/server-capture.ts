import type { SessionId } from "@rooms/domain/shared/ids";
import type { RoomSpeaker } from "@rooms/domain/transcription/store";
import type { Pool } from "../database/pool.ts";
import { accessSql } from "../access-sql.ts";

const speakerSql = `
select p.id as "participantId", p.identity, p.name
from participants p join video_sessions s on s.id = p.session_id
where p.session_id = $1 and p.identity = $2 and ${accessSql} = 'admitted'
`;

export async function findSpeaker(
  pool: Pool,
  session: SessionId,
  identity: string,
): Promise<RoomSpeaker | null> {
  const { rows } = await pool.query<RoomSpeaker>(speakerSql, [session, identity]);
  return rows[0] ?? null;
}

/** Asked about once a second by every transcriber: live sessions are few, and an index holds them alone. */
const toHearSql = `
select s.id from video_sessions s
where s.status = 'LIVE' and s.server_capture and s.transcription <> 'OFF' and not exists (
  select from session_leases l where l.session_id = s.id and l.expires_at > clock_timestamp()
)
order by s.last_activity_at
limit $1
`;

export async function findSessionsToHear(pool: Pool, limit: number): Promise<SessionId[]> {
  const { rows } = await pool.query<{ id: SessionId }>(toHearSql, [limit]);
  return rows.map(({ id }) => id);
}
