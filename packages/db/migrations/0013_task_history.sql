-- Tasks say where they come from, whether people have touched them, where else they were said, and what happened to them.

-- The line of the analysis as it was said: a title may be edited, and a later analysis has to know its own again.
alter table tasks add column source_text text;
alter table tasks add column touched boolean default false not null;
update tasks set source_text = title where session_id is not null;
update tasks set touched = true where status <> 'SUGGESTED' or updated_at > created_at;
-- The list by due date, those without one last.
create index tasks_due_idx on tasks (space_id, (coalesce(due_on, 'infinity'::date)), id);

create table task_sources (
  task_id uuid not null,
  session_id uuid not null,
  text text not null,
  segment_ids uuid[] default '{}'::uuid[] not null,
  said_at timestamptz(3) not null,
  constraint task_sources_task_id_session_id_pk primary key (task_id, session_id)
);
alter table task_sources add constraint task_sources_task_id_tasks_id_fk
  foreign key (task_id) references tasks (id) on delete cascade;
alter table task_sources add constraint task_sources_session_id_video_sessions_id_fk
  foreign key (session_id) references video_sessions (id) on delete cascade;
create index task_sources_session_idx on task_sources (session_id);

create table task_events (
  id uuid primary key not null,
  task_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  actor text not null,
  actor_id uuid,
  from_value text,
  to_value text,
  from_user_id uuid,
  to_user_id uuid,
  session_id uuid,
  constraint task_events_kind_check check (kind in
    ('CREATED', 'SAID_AGAIN', 'ACCEPTED', 'EDITED', 'ASSIGNED', 'DUE_CHANGED', 'COMPLETED', 'DISMISSED', 'REOPENED')),
  constraint task_events_actor_check check (actor in ('USER', 'API_KEY', 'ANALYSIS'))
);
alter table task_events add constraint task_events_task_id_tasks_id_fk
  foreign key (task_id) references tasks (id) on delete cascade;
alter table task_events add constraint task_events_actor_id_users_id_fk
  foreign key (actor_id) references users (id) on delete set null;
alter table task_events add constraint task_events_from_user_id_users_id_fk
  foreign key (from_user_id) references users (id) on delete set null;
alter table task_events add constraint task_events_to_user_id_users_id_fk
  foreign key (to_user_id) references users (id) on delete set null;
alter table task_events add constraint task_events_session_id_video_sessions_id_fk
  foreign key (session_id) references video_sessions (id) on delete set null;
create index task_events_task_idx on task_events (task_id, at, id);
create index task_events_session_idx on task_events (session_id);

-- A task that another session said again outlives the session it was said in first: it becomes the other one's.
create function promote_task_sources(task_ids uuid[]) returns void language sql as $$
  with next as (
    select distinct on (s.task_id) s.task_id, s.session_id, s.text, s.segment_ids
    from task_sources s
    where s.task_id = any (task_ids)
    order by s.task_id, s.said_at, s.session_id
  ), promoted as (
    update tasks t set session_id = next.session_id, source_text = next.text, segment_ids = next.segment_ids
    from next where t.id = next.task_id
  )
  delete from task_sources s using next where s.task_id = next.task_id and s.session_id = next.session_id;
$$;

create function promote_tasks_of_session() returns trigger language plpgsql as $$
begin
  perform promote_task_sources(array(select id from tasks where session_id = old.id));
  return old;
end $$;

-- Triggers fire in the order of their names: before video_sessions_clean_up, which deletes what is left of suggestions.
create trigger promote_tasks
before delete on video_sessions
for each row execute function promote_tasks_of_session();
