import type { Access } from "@rooms/domain/sessions/access";
import type { ParticipantId, SessionId } from "@rooms/domain/shared/ids";
import type { Pool } from "../database/pool.ts";
import { accessSql } from "../access-sql.ts";

const participantSql = `
select ${accessSql} as access
from participants p join video_sessions s on s.id = p.session_id
where p.session_id = $1 and p.id = $2
`;

export async function findAccess(
  pool: Pool,
  session: SessionId,
  participant: ParticipantId,
): Promise<Access | null> {
  const { rows } = await pool.query<{ access: Access }>(participantSql, [session, participant]);
  return rows[0]?.access ?? null;
}
