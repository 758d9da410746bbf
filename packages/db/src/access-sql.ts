/**
 * `accessOf` of packages/domain for a row `p` of participants whose session is `s`; a test holds the two together. The
 * names are fixed so that it can stand in any query.
 */
export const accessSql = `
case
  when p.removed_at is not null then 'removed'
  when p.left_at is not null and not p.admitted then 'left'
  when p.user_id is null and p.identity like '%:%' then 'left'
  when exists (select from space_members m where m.space_id = s.space_id and m.user_id = p.user_id)
    or exists (select from spaces o where o.id = s.space_id and o.guests_allowed) then 'admitted'
  else 'guests-off'
end`;

/** Whether the participant `p` is connected by the realtime socket of a transcriber that lives. */
export const listeningSql = `exists (
  select from realtime_listeners r
  join session_leases l on l.session_id = r.session_id and l.epoch = r.epoch and l.expires_at > clock_timestamp()
  where r.participant_id = p.id
)`;
