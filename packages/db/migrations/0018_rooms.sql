-- Standing rooms: a link of their own that leads to the session that is on, or to a new one.
create table rooms (
  id uuid primary key,
  slug text not null,
  space_id uuid not null references spaces (id) on delete cascade,
  name text not null,
  entry text not null,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz(3) not null,
  planned_start_at timestamptz(3),
  planned_duration_minutes integer,
  plan_revision integer not null default 0,
  constraint rooms_slug_key unique (slug),
  -- Target of the sessions' key: a session's room is one of the session's space.
  constraint rooms_space_id_key unique (space_id, id),
  constraint rooms_slug_check check (slug ~ '^[A-Za-z0-9_-]{8}$'),
  constraint rooms_entry_check check (entry in ('OPEN', 'ASK', 'MEMBERS')),
  constraint rooms_plan_check check (
    num_nulls(planned_start_at, planned_duration_minutes) in (0, 2)
    and planned_duration_minutes between 5 and 1440 and plan_revision >= 0
  )
);
create index rooms_space_idx on rooms (space_id, created_at, id);
create index rooms_created_by_idx on rooms (created_by);

-- No row has a room yet, so there is nothing to validate under the lock.
alter table video_sessions add column room_id uuid;
alter table video_sessions add constraint video_sessions_room_fk
  foreign key (space_id, room_id) references rooms (space_id, id) on delete set null (room_id) not valid;

create index video_sessions_room_idx on video_sessions (room_id, created_at, id) where room_id is not null;
-- All who open a room at once come into one session.
create unique index video_sessions_room_current_key on video_sessions (room_id)
  where status in ('CREATED', 'LIVE') and room_id is not null;

-- Added in the migration before, without reading the table; this reads it and keeps nobody from writing.
alter table video_sessions validate constraint video_sessions_plan_check;
