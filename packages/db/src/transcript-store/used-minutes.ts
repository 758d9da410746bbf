import type { SessionId } from "@rooms/domain/shared/ids";
import type { UserMinutes } from "@rooms/domain/transcription/store";
import type { Pool } from "../database/pool.ts";

const usedSql = `
select p.session_id as "sessionId", p.id as "participantId", coalesce(sum(u.transcribed_ms), 0) as "transcribedMs"
from participants p
join participants same on same.user_id = p.user_id
left join transcription_usage u
  on u.session_id = same.session_id and u.participant_id = same.id and u.started_at >= $2
where p.session_id = any($1) and p.user_id is not null and p.left_at is null
group by p.session_id, p.id
`;

export async function usedSince(
  pool: Pool,
  sessions: readonly SessionId[],
  since: Date,
): Promise<UserMinutes[]> {
  if (sessions.length === 0) return [];
  const { rows } = await pool.query<UserMinutes>(usedSql, [sessions, since.toISOString()]);
  return rows;
}
