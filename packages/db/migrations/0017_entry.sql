-- Entry: who may come into a session by its link, and the lobby of those who wait to be let in.

alter table spaces add column default_entry text default 'OPEN' not null;
alter table spaces add constraint spaces_default_entry_check check (default_entry in ('OPEN', 'ASK', 'MEMBERS'));

alter table video_sessions
  add column entry text default 'OPEN' not null,
  add column locked boolean default false not null,
  -- Since a host removed a participant: outsiders who are not in the room have to ask again.
  add column barred_at timestamptz(3);
alter table video_sessions add constraint video_sessions_entry_check check (entry in ('OPEN', 'ASK', 'MEMBERS'));

create table lobby_requests (
  session_id uuid not null references video_sessions (id) on delete cascade,
  identity text not null,
  -- Names one request: a host's decision is about what the host saw, not about what the same identity asks next.
  id uuid not null,
  user_id uuid references users (id) on delete cascade,
  name text not null,
  state text not null,
  asked_at timestamptz(3) not null,
  -- The last sign of life of who waits.
  seen_at timestamptz(3) not null,
  decided_at timestamptz(3),
  denials integer not null,
  constraint lobby_requests_session_id_identity_pk primary key (session_id, identity),
  constraint lobby_requests_state_check check (state in ('WAITING', 'WITHDRAWN', 'ADMITTED', 'DENIED'))
);
create index lobby_requests_seen_idx on lobby_requests (seen_at);
create index lobby_requests_user_idx on lobby_requests (user_id);

-- Who waits and who decides hear of each other; a sign of life is no news.
create function notify_lobby_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', coalesce(new.session_id, old.session_id))::text);
  return null;
end $$;

create trigger lobby_requests_come_and_gone
after insert or delete on lobby_requests
for each row execute function notify_lobby_changed();

create trigger lobby_requests_changed
after update on lobby_requests
for each row
when ((old.id, old.state) is distinct from (new.id, new.state))
execute function notify_lobby_changed();

drop trigger video_sessions_changed on video_sessions;
create trigger video_sessions_changed
after update of status, transcription, server_capture, transcription_host, entry, locked on video_sessions
for each row
when (
  (old.status, old.transcription, old.server_capture, old.transcription_host, old.entry, old.locked)
  is distinct from (new.status, new.transcription, new.server_capture, new.transcription_host, new.entry, new.locked)
)
execute function notify_session_changed();
