import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { TranscriberDirectory } from "@rooms/domain/transcription/store";
import type { Pool } from "../database/pool.ts";

const addressSql = `
with heard as (
  select id, url, load from transcriber_instances
  where not draining and heartbeat_at > clock_timestamp() - make_interval(secs => $2::float8 / 1000)
)
select url from (
  select l.url, 0 as rank, 0::float8 as load
  from session_leases l where l.session_id = $1 and l.expires_at > clock_timestamp()
  union all
  select h.url, 1, h.load from heard h
) candidates
order by rank, load
limit 1
`;

const enginesSql = `
select engine, abilities as languages from transcriber_instances
where engine is not null and heartbeat_at > clock_timestamp() - make_interval(secs => $1::float8 / 1000)
order by draining, heartbeat_at desc
`;

/** Finds the transcriber for a ticket. */
export function createTranscriberDirectory(pool: Pool): TranscriberDirectory {
  return {
    async addressFor(session, staleAfterMs) {
      const { rows } = await pool.query<{ url: string }>(addressSql, [session, staleAfterMs]);
      return rows[0]?.url ?? null;
    },
    async engines(staleAfterMs) {
      const { rows } = await pool.query<EngineReport>(enginesSql, [staleAfterMs]);
      return rows;
    },
  };
}
