create table accounts (
  user_id uuid not null,
  type text not null,
  provider text not null,
  provider_account_id text not null,
  refresh_token text,
  access_token text,
  expires_at integer,
  token_type text,
  scope text,
  id_token text,
  session_state text,
  constraint accounts_provider_provider_account_id_pk primary key(provider,provider_account_id)
);

create table api_keys (
  id uuid primary key not null,
  space_id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);

create table auth_sessions (
  session_token text primary key not null,
  user_id uuid not null,
  expires timestamptz(3) not null
);

create table blob_deletions (
  key text primary key not null,
  created_at timestamptz(3) default now() not null
);

create table idempotency_keys (
  caller text not null,
  key text not null,
  request_hash text not null,
  created_at timestamptz(3) not null,
  status integer,
  body text,
  constraint idempotency_keys_caller_key_pk primary key(caller,key)
);

create table participant_streams (
  session_id uuid not null,
  participant_id uuid not null,
  stream_id text not null,
  settled_until_ms double precision not null,
  settled_seq bigint not null,
  constraint participant_streams_session_id_participant_id_stream_id_pk primary key(session_id,participant_id,stream_id)
);

create table participants (
  id uuid primary key not null,
  session_id uuid not null,
  identity text not null,
  user_id uuid,
  name text not null,
  role text not null,
  joined_at timestamptz(3) not null,
  present_since timestamptz(3) not null,
  left_at timestamptz(3),
  connection_id text,
  removed_at timestamptz(3),
  constraint participants_identity_key unique(session_id,identity),
  constraint participants_session_id_key unique(session_id,id),
  constraint participants_role_check check (role in ('HOST', 'GUEST'))
);

create table session_analysis (
  session_id uuid primary key not null,
  status text not null,
  summary jsonb default '[]'::jsonb not null,
  tasks jsonb default '[]'::jsonb not null,
  risks jsonb default '[]'::jsonb not null,
  analyser text,
  attempts integer default 0 not null,
  failure text,
  requested_at timestamptz(3) not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  constraint session_analysis_status_check check (status in ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
  constraint session_analysis_failure_check check ((status = 'FAILED') = (failure is not null))
);

create table session_leases (
  session_id uuid primary key not null,
  owner_id text not null,
  url text not null,
  epoch integer not null,
  expires_at timestamptz(3) not null,
  last_flush_no integer default 0 not null
);

create table space_invitations (
  id uuid primary key not null,
  space_id uuid not null,
  token_hash text not null,
  email text,
  role text not null,
  created_by uuid,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by uuid,
  revoked_at timestamptz(3),
  constraint space_invitations_role_check check (role in ('OWNER', 'MEMBER'))
);

create table space_members (
  space_id uuid not null,
  user_id uuid not null,
  role text not null,
  joined_at timestamptz(3) not null,
  constraint space_members_space_id_user_id_pk primary key(space_id,user_id),
  constraint space_members_role_check check (role in ('OWNER', 'MEMBER'))
);

create table spaces (
  id uuid primary key not null,
  name text not null,
  mode text not null,
  guests_allowed boolean default true not null,
  created_at timestamptz(3) not null,
  constraint spaces_mode_check check (mode in ('SESSIONS_ONLY', 'SESSIONS_AND_TASKS')),
  constraint spaces_name_check check (length(name) between 1 and 80)
);

create table stt_streams (
  session_id uuid not null,
  vendor_id text not null,
  engine text not null,
  lane integer not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  billed_ms double precision not null,
  constraint stt_streams_session_id_vendor_id_pk primary key(session_id,vendor_id)
);

create table tasks (
  id uuid primary key not null,
  space_id uuid not null,
  title text not null,
  status text not null,
  assignee_id uuid,
  assignee_name text,
  due_on date,
  session_id uuid,
  segment_ids uuid[] default '{}' not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint tasks_status_check check (status in ('SUGGESTED', 'OPEN', 'DONE', 'DISMISSED'))
);

create table transcriber_instances (
  id text primary key not null,
  url text not null,
  load double precision not null,
  draining boolean not null,
  heartbeat_at timestamptz(3) not null
);

create table transcript_gaps (
  id bigint primary key generated always as identity,
  session_id uuid not null,
  participant_id uuid not null,
  started_at_ms integer not null,
  ended_at_ms integer not null,
  reason text not null,
  constraint transcript_gaps_reason_check check (reason in ('client-overflow', 'queue-overflow', 'engine-failed', 'paused', 'limit')),
  constraint transcript_gaps_time_check check (ended_at_ms >= started_at_ms)
);

create table transcript_segments (
  id uuid primary key not null,
  session_id uuid not null,
  participant_id uuid not null,
  utterance_id text not null,
  seq integer not null,
  text text not null,
  words jsonb not null,
  language text,
  confidence double precision,
  started_at_ms integer not null,
  ended_at_ms integer not null,
  created_at timestamptz(3) default now() not null,
  search tsvector generated always as (to_tsvector('simple', text)) stored not null,
  constraint transcript_segments_utterance_key unique(session_id,utterance_id),
  constraint transcript_segments_seq_key unique(session_id,seq),
  constraint transcript_segments_seq_check check (seq > 0),
  constraint transcript_segments_time_check check (started_at_ms >= 0 and ended_at_ms >= started_at_ms)
);

create table transcription_usage (
  session_id uuid not null,
  participant_id uuid not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3) not null,
  speech_ms double precision default 0 not null,
  transcribed_ms double precision default 0 not null,
  chunks bigint default 0 not null,
  partials bigint default 0 not null,
  finals bigint default 0 not null,
  errors bigint default 0 not null,
  constraint transcription_usage_session_id_participant_id_pk primary key(session_id,participant_id)
);

create table users (
  id uuid primary key not null,
  name text,
  email text not null,
  email_verified timestamptz(3),
  image text,
  active_space_id uuid,
  created_at timestamptz(3) default now() not null
);

create table verification_tokens (
  identifier text not null,
  token text not null,
  expires timestamptz(3) not null,
  constraint verification_tokens_identifier_token_pk primary key(identifier,token)
);

create table video_sessions (
  id uuid primary key not null,
  slug text not null,
  space_id uuid not null,
  title text,
  created_by uuid,
  status text not null,
  created_at timestamptz(3) not null,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  last_activity_at timestamptz(3) not null,
  transcription text default 'ON' not null,
  server_capture boolean default false not null,
  transcription_host text,
  raw_transcript_url text,
  raw_transcript_size_bytes bigint,
  raw_transcript_ready_at timestamptz(3),
  constraint video_sessions_slug_key unique(slug),
  constraint video_sessions_life_check check ((status in ('CREATED', 'EXPIRED') and started_at is null and ended_at is null)
        or (status = 'LIVE' and started_at is not null and ended_at is null)
        or (status = 'ENDED' and started_at is not null and ended_at >= started_at)),
  constraint video_sessions_slug_check check (slug ~ '^[A-Za-z0-9_-]{8}$'),
  constraint video_sessions_transcription_check check (transcription in ('ON', 'PAUSED', 'OFF')),
  constraint video_sessions_raw_transcript_check check (num_nulls(raw_transcript_url, raw_transcript_size_bytes, raw_transcript_ready_at) in (0, 3))
);
alter table accounts add constraint accounts_user_id_users_id_fk foreign key (user_id) references users(id) on delete cascade;
alter table api_keys add constraint api_keys_space_id_spaces_id_fk foreign key (space_id) references spaces(id) on delete cascade;
alter table api_keys add constraint api_keys_created_by_users_id_fk foreign key (created_by) references users(id) on delete set null;
alter table auth_sessions add constraint auth_sessions_user_id_users_id_fk foreign key (user_id) references users(id) on delete cascade;
alter table participant_streams add constraint participant_streams_participant_fk foreign key (session_id,participant_id) references participants(session_id,id) on delete cascade;
alter table participants add constraint participants_session_id_video_sessions_id_fk foreign key (session_id) references video_sessions(id) on delete cascade;
alter table participants add constraint participants_user_id_users_id_fk foreign key (user_id) references users(id) on delete set null;
alter table session_analysis add constraint session_analysis_session_id_video_sessions_id_fk foreign key (session_id) references video_sessions(id) on delete cascade;
alter table session_leases add constraint session_leases_session_id_video_sessions_id_fk foreign key (session_id) references video_sessions(id) on delete cascade;
alter table space_invitations add constraint space_invitations_space_id_spaces_id_fk foreign key (space_id) references spaces(id) on delete cascade;
alter table space_invitations add constraint space_invitations_created_by_users_id_fk foreign key (created_by) references users(id) on delete set null;
alter table space_invitations add constraint space_invitations_accepted_by_users_id_fk foreign key (accepted_by) references users(id) on delete set null;
alter table space_members add constraint space_members_space_id_spaces_id_fk foreign key (space_id) references spaces(id) on delete cascade;
alter table space_members add constraint space_members_user_id_users_id_fk foreign key (user_id) references users(id) on delete cascade;
alter table stt_streams add constraint stt_streams_session_id_video_sessions_id_fk foreign key (session_id) references video_sessions(id) on delete cascade;
alter table tasks add constraint tasks_space_id_spaces_id_fk foreign key (space_id) references spaces(id) on delete cascade;
alter table tasks add constraint tasks_assignee_id_users_id_fk foreign key (assignee_id) references users(id) on delete set null;
alter table tasks add constraint tasks_session_id_video_sessions_id_fk foreign key (session_id) references video_sessions(id) on delete set null;
alter table transcript_gaps add constraint transcript_gaps_participant_fk foreign key (session_id,participant_id) references participants(session_id,id) on delete cascade;
alter table transcript_segments add constraint transcript_segments_participant_fk foreign key (session_id,participant_id) references participants(session_id,id) on delete cascade;
alter table transcription_usage add constraint transcription_usage_participant_fk foreign key (session_id,participant_id) references participants(session_id,id) on delete cascade;
alter table users add constraint users_active_space_fk foreign key (active_space_id) references spaces(id) on delete set null;
alter table video_sessions add constraint video_sessions_space_id_spaces_id_fk foreign key (space_id) references spaces(id) on delete cascade;
alter table video_sessions add constraint video_sessions_created_by_users_id_fk foreign key (created_by) references users(id) on delete set null;
create index accounts_user_idx on accounts (user_id);
create unique index api_keys_secret_key on api_keys (secret_hash);
create index api_keys_space_idx on api_keys (space_id,created_at);
create index auth_sessions_user_idx on auth_sessions (user_id);
create index blob_deletions_created_idx on blob_deletions (created_at);
create index idempotency_keys_created_idx on idempotency_keys (created_at);
create index participants_present_idx on participants (session_id) where left_at is null;
create index participants_user_idx on participants (user_id);
create unique index space_invitations_token_key on space_invitations (token_hash);
create index space_invitations_space_idx on space_invitations (space_id,created_at);
create index space_members_user_idx on space_members (user_id);
create index tasks_space_idx on tasks (space_id,created_at,id);
create index tasks_session_idx on tasks (session_id);
create index tasks_assignee_idx on tasks (assignee_id);
create index transcript_gaps_participant_idx on transcript_gaps (session_id,participant_id);
create index transcript_segments_participant_idx on transcript_segments (session_id,participant_id);
create index transcript_segments_search_idx on transcript_segments using gin (search);
create unique index users_email_key on users (lower(email));
create index users_active_space_idx on users (active_space_id);
create index video_sessions_space_idx on video_sessions (space_id,created_at,id);
create index video_sessions_open_idx on video_sessions (status,last_activity_at) where status in ('CREATED', 'LIVE');
create index video_sessions_unfinalised_idx on video_sessions (ended_at) where status = 'ENDED' and raw_transcript_ready_at is null;

-- Who owns or shows a session hears of decisions about it at once; a lost notification is made good by the lease renewal.
create function notify_session_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', new.id)::text);
  return null;
end $$;

create trigger video_sessions_changed
after update of status, transcription, server_capture, transcription_host on video_sessions
for each row
when (
  (old.status, old.transcription, old.server_capture, old.transcription_host)
  is distinct from (new.status, new.transcription, new.server_capture, new.transcription_host)
)
execute function notify_session_changed();

create function notify_session_deleted() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', old.id)::text);
  return null;
end $$;

create trigger video_sessions_deleted
after delete on video_sessions
for each row execute function notify_session_deleted();

create function notify_participant_removed() returns trigger language plpgsql as $$
begin
  perform pg_notify(
    'session_changed',
    json_build_object('sessionId', new.session_id, 'removedParticipantId', new.id)::text
  );
  return null;
end $$;

create trigger participants_removed
after update of removed_at on participants
for each row
when (old.removed_at is null and new.removed_at is not null)
execute function notify_participant_removed();

-- A session may go by itself or with its space: what hangs on it outside foreign keys goes with it either way.
create function clean_up_session() returns trigger language plpgsql as $$
begin
  if old.raw_transcript_url is not null then
    insert into blob_deletions (key) values (old.raw_transcript_url) on conflict do nothing;
  end if;
  delete from tasks where session_id = old.id and status in ('SUGGESTED', 'DISMISSED');
  update tasks set segment_ids = '{}' where session_id = old.id;
  return old;
end $$;

create trigger video_sessions_clean_up
before delete on video_sessions
for each row execute function clean_up_session();
