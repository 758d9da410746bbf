-- A session may be planned: it then expires after its planned start instead of after it was made.
alter table video_sessions
  add column planned_start_at timestamptz(3),
  add column planned_duration_minutes integer,
  -- Grows with each change that calendars are to take over.
  add column plan_revision integer default 0 not null;

-- Not validated on the way in: every row there is has no plan, and the table is not read under the lock.
alter table video_sessions add constraint video_sessions_plan_check check (
  num_nulls(planned_start_at, planned_duration_minutes) in (0, 2)
  and planned_duration_minutes between 5 and 1440 and plan_revision >= 0
) not valid;

create index video_sessions_upcoming_idx on video_sessions (space_id, planned_start_at, id)
  where status = 'CREATED' and planned_start_at is not null;
