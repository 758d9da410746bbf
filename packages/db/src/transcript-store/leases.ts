import { lobbyLimits } from "@rooms/domain";
import type { Lease, LeaseAnswer, LeaseClaim, SessionControl } from "@rooms/domain";
import type { Pool } from "pg";

/*
 * Expiry is measured by the database's clock alone. Rows are locked in the order of their session, as the flush does,
 * so that statements over many leases never wait for each other in a circle.
 */

const acquireSql = `
with taken as (
  insert into session_leases as l (session_id, owner_id, url, epoch, expires_at)
  select s.id, $2, $3, 1, clock_timestamp() + make_interval(secs => $4::float8 / 1000)
  from video_sessions s where s.id = $1
  on conflict (session_id) do update set
    owner_id = excluded.owner_id, url = excluded.url, epoch = l.epoch + 1, expires_at = excluded.expires_at, last_flush_no = 0
  where l.expires_at <= clock_timestamp() or l.owner_id = excluded.owner_id
  returning epoch
)
select epoch, null as "ownerId", null as "url", null::float8 as "expiresInMs" from taken
union all
select null, l.owner_id, l.url, greatest(0, extract(epoch from l.expires_at - clock_timestamp()) * 1000)::float8
from session_leases l
where l.session_id = $1 and not exists (select 1 from taken)
`;

interface AcquireRow {
  epoch: number | null;
  ownerId: string | null;
  url: string | null;
  expiresInMs: number | null;
}

export async function acquireLease(pool: Pool, claim: LeaseClaim): Promise<LeaseAnswer> {
  const { sessionId, instanceId, url, ttlMs } = claim;
  const { rows } = await pool.query<AcquireRow>(acquireSql, [sessionId, instanceId, url, ttlMs]);
  const row = rows[0];
  if (!row) return { kind: "no-session" };
  return row.epoch === null
    ? {
        kind: "elsewhere",
        instanceId: row.ownerId ?? "",
        url: row.url ?? "",
        expiresInMs: row.expiresInMs ?? 0,
      }
    : { kind: "owned", epoch: row.epoch };
}

const heldSql = `
held as materialized (
  select l.session_id
  from session_leases l
  join unnest($1::uuid[], $2::int[]) as t (session_id, epoch) on t.session_id = l.session_id and t.epoch = l.epoch
  order by l.session_id
  for update of l
)`;

const renewSql = `
with ${heldSql},
renewed as (
  update session_leases l set expires_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
  from held h where l.session_id = h.session_id
)
select s.id as "sessionId", s.status, s.transcription, s.server_capture as "serverCapture",
  s.transcription_host as "transcriptionHost", s.past_open as "pastOpen",
  case when s.entry = 'ASK' then (
    select json_build_object(
      'waiting', count(*), 'mark', md5(string_agg(r.id::text, ',' order by r.id)),
      'hosts', (
        select coalesce(json_agg(p.id), '[]'::json) from participants p
        where p.session_id = s.id and p.role = 'HOST' and p.left_at is null and p.removed_at is null
      )
    )
    from lobby_requests r
    where r.session_id = s.id and r.state = 'WAITING'
      and r.seen_at > clock_timestamp() - make_interval(secs => $4::float8 / 1000)
    having count(*) > 0
  ) end as lobby
from held h join video_sessions s on s.id = h.session_id
`;

export async function renewLeases(
  pool: Pool,
  leases: readonly Lease[],
  ttlMs: number,
): Promise<SessionControl[]> {
  if (leases.length === 0) return [];
  const { rows } = await pool.query<SessionControl>(renewSql, [
    ...columnsOf(leases),
    ttlMs,
    lobbyLimits.lapseAfterMs,
  ]);
  return rows;
}

const releaseSql = `
with ${heldSql}
update session_leases l set expires_at = clock_timestamp() from held h where l.session_id = h.session_id
`;

export async function releaseLeases(pool: Pool, leases: readonly Lease[]): Promise<void> {
  if (leases.length > 0) await pool.query(releaseSql, columnsOf(leases));
}

function columnsOf(leases: readonly Lease[]): [string[], number[]] {
  return [leases.map(({ sessionId }) => sessionId), leases.map(({ epoch }) => epoch)];
}
