-- Whether the right that joining gave still holds for who is gone: false after leaving by their own word, or losing the
-- membership; then only joining again brings them back.
alter table participants add column admitted boolean default true not null;

-- Whether a host named the transcription host; else a rule chose them, and may choose anew.
alter table video_sessions add column transcription_host_by_hand boolean default false not null;

-- Who is connected by the realtime socket, under which epoch of the session's lease. Of another epoch than the lease's, or
-- of a lease that ran out, a row says nothing: its transcriber is gone.
create table realtime_listeners (
  participant_id uuid primary key,
  session_id uuid not null,
  epoch integer not null,
  constraint realtime_listeners_participant_fkey foreign key (session_id, participant_id)
    references participants (session_id, id) on delete cascade
);
create index realtime_listeners_session_idx on realtime_listeners (session_id);

-- Rooms of sessions that were deleted while tokens for them were still good: they are to be closed as often as they open.
create table deleted_rooms (
  slug text primary key,
  deleted_at timestamptz(3) not null
);
create index deleted_rooms_deleted_idx on deleted_rooms (deleted_at);

create or replace function clean_up_session() returns trigger language plpgsql as $$
begin
  if old.raw_transcript_url is not null then
    insert into blob_deletions (key) values (old.raw_transcript_url) on conflict do nothing;
  end if;
  if old.status = 'LIVE' or old.ended_at > clock_timestamp() - interval '15 minutes' then
    insert into deleted_rooms (slug, deleted_at) values (old.slug, clock_timestamp()) on conflict do nothing;
  end if;
  delete from tasks where session_id = old.id and status in ('SUGGESTED', 'DISMISSED');
  update tasks set segment_ids = '{}' where session_id = old.id;
  return old;
end $$;

-- What is open is closed as soon as access is lost, by whoever listens (the transcriber its sockets, the worker LiveKit).
create function notify_access_lost() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', new.session_id)::text);
  return null;
end $$;
create trigger participants_access_lost after update of admitted, user_id on participants for each row
  when ((old.admitted and not new.admitted) or (old.user_id is not null and new.user_id is null))
  execute function notify_access_lost();

create function notify_guests_off() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', s.id)::text)
  from video_sessions s where s.space_id = new.id and s.status = 'LIVE';
  return null;
end $$;
create trigger spaces_guests_off after update of guests_allowed on spaces for each row
  when (old.guests_allowed and not new.guests_allowed) execute function notify_guests_off();
