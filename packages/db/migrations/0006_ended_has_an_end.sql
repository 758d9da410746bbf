-- A comparison with null is no refusal: the check let an ENDED session be without its end.
alter table video_sessions drop constraint video_sessions_life_check;
alter table video_sessions add constraint video_sessions_life_check check (
  (status in ('CREATED', 'EXPIRED') and started_at is null and ended_at is null)
  or (status = 'LIVE' and started_at is not null and ended_at is null)
  or (status = 'ENDED' and started_at is not null and ended_at is not null and ended_at >= started_at)
);
