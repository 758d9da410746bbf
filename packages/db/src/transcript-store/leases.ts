import { lobbyLimits } from "@rooms/domain/sessions/lobby";
import type {
  ConnectedListener,
  Lease,
  LeaseAnswer,
  LeaseClaim,
  SessionNews,
} from "@rooms/domain/transcription/store";
import type { Pool } from "../database/pool.ts";
import { accessSql } from "../access-sql.ts";

/*
 * Expiry is measured by the database's clock alone. Rows are locked in the order of their session, as the flush does,
 * so that statements over many leases never wait for each other in a circle.
 */

const heldElsewhereSql = `
select null::int as epoch, l.owner_id as "ownerId", l.url, greatest(0, extract(epoch from l.expires_at - clock_timestamp()) * 1000)::float8 as "expiresInMs"
from session_leases l
where l.session_id = $1`;

/*
 * A first lease that another writes at the same time stops the insert, and is not yet in what this statement sees: it
 * answers no row, as for a session that is gone. A statement after it tells the two apart.
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
${heldElsewhereSql} and not exists (select 1 from taken)
`;

interface AcquireRow {
  epoch: number | null;
  ownerId: string | null;
  url: string | null;
  expiresInMs: number | null;
}

export async function acquireLease(pool: Pool, claim: LeaseClaim): Promise<LeaseAnswer> {
  const { sessionId, instanceId, url, ttlMs } = claim;
  const taken = await pool.query<AcquireRow>(acquireSql, [sessionId, instanceId, url, ttlMs]);
  const row =
    taken.rows[0] ?? (await pool.query<AcquireRow>(heldElsewhereSql, [sessionId])).rows[0];
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
  select l.session_id, l.epoch
  from session_leases l
  join unnest($1::uuid[], $2::int[]) as t (session_id, epoch) on t.session_id = l.session_id and t.epoch = l.epoch
  order by l.session_id
  for update of l
)`;

/*
 * A participant who left by themselves may send unsent speech for three more seconds. Rows of listeners are written when
 * one comes or goes, not with each renewal: no row is touched that stays as it is.
 */
const renewSql = `
with ${heldSql},
renewed as (
  update session_leases l set expires_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
  from held h where l.session_id = h.session_id
),
connected as materialized (
  select p.id, h.session_id, h.epoch, p.identity, p.connection_id, p.left_at, ${accessSql} as access
  from unnest($4::uuid[], $5::uuid[]) as c (session_id, participant_id)
  join held h on h.session_id = c.session_id
  join participants p on p.session_id = c.session_id and p.id = c.participant_id
  join video_sessions s on s.id = c.session_id
),
gone as (
  delete from realtime_listeners r using held h
  where r.session_id = h.session_id and not exists (select from connected c where c.id = r.participant_id)
),
came as (
  insert into realtime_listeners as r (participant_id, session_id, epoch)
  select c.id, c.session_id, c.epoch from connected c
  where not exists (
    select from realtime_listeners known where known.participant_id = c.id and known.epoch = c.epoch
  )
  on conflict (participant_id) do update set epoch = excluded.epoch
),
people as (
  select c.session_id,
    json_agg(json_build_object('participantId', c.id, 'access', c.access)) filter (
      where c.access <> 'admitted'
        and not (c.access = 'left' and coalesce(c.left_at > clock_timestamp() - interval '3 seconds', false))
    ) as without_access,
    json_agg(c.identity order by c.id) filter (where c.connection_id is null) as listeners
  from connected c group by c.session_id
)
select s.id as "sessionId", s.status, s.transcription, s.server_capture as "serverCapture",
  s.transcription_host as "transcriptionHost", s.past_open as "pastOpen", s.marks_revision as "marksRevision", s.spoken_languages as languages,
  s.chat_on and o.chat_allowed as "chatOn", s.chat_revision as "chatRevision",
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
      and r.seen_at > clock_timestamp() - make_interval(secs => $6::float8 / 1000)
    having count(*) > 0
  ) end as lobby,
  coalesce(people.without_access, '[]') as "withoutAccess", coalesce(people.listeners, '[]') as listeners,
  s.stage_revision || ' ' || (
    select count(p.connection_id) from participants p where p.session_id = s.id
  ) as "stageMark"
from held h join video_sessions s on s.id = h.session_id join spaces o on o.id = s.space_id
left join people on people.session_id = h.session_id
`;

export async function renewLeases(
  pool: Pool,
  leases: readonly Lease[],
  { ttlMs, connected }: { ttlMs: number; connected: readonly ConnectedListener[] },
): Promise<SessionNews[]> {
  if (leases.length === 0) return [];
  const { rows } = await pool.query<SessionNews>(renewSql, [
    ...columnsOf(leases),
    ttlMs,
    connected.map(({ sessionId }) => sessionId),
    connected.map(({ participantId }) => participantId),
    lobbyLimits.lapseAfterMs,
  ]);
  return rows;
}

/* Not the present moment: a clock that is set back by a little would hold the lease again. */
const releaseSql = `
with ${heldSql}
update session_leases l set expires_at = 'epoch' from held h where l.session_id = h.session_id
`;

export async function releaseLeases(pool: Pool, leases: readonly Lease[]): Promise<void> {
  if (leases.length > 0) await pool.query(releaseSql, columnsOf(leases));
}

function columnsOf(leases: readonly Lease[]): [string[], number[]] {
  return [leases.map(({ sessionId }) => sessionId), leases.map(({ epoch }) => epoch)];
}
