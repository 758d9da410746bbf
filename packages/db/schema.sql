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
  session_state text
);
create table api_keys (
  id uuid not null,
  space_id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone
);
create table auth_sessions (
  session_token text not null,
  user_id uuid not null,
  expires timestamp(3) with time zone not null
);
create table blob_deletions (
  key text not null,
  created_at timestamp(3) with time zone not null default now(),
  due_at timestamp(3) with time zone not null default now(),
  begun boolean not null default false,
  attempts integer not null default 0
);
create table chat_messages (
  id uuid not null,
  session_id uuid not null,
  space_id uuid not null,
  participant_id uuid not null,
  message_id text not null,
  seq integer not null,
  revision integer not null,
  text text not null,
  author_name text not null,
  sent_at timestamp(3) with time zone not null,
  sent_at_ms integer not null,
  deleted_at timestamp(3) with time zone,
  deleted_by uuid,
  search tsvector not null generated always as (to_tsvector('russian'::regconfig, text)) stored
);
create table deleted_rooms (
  slug text not null,
  deleted_at timestamp(3) with time zone not null
);
create table erasures (
  id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  with_lines boolean not null,
  counts jsonb not null
);
create table follow_ups (
  session_id uuid not null,
  kind text not null,
  requested_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null default now(),
  attempts integer not null default 0,
  generation integer not null default 1,
  claim uuid,
  claimed_until timestamp(3) with time zone
);
create table glossary_terms (
  id uuid not null,
  space_id uuid not null,
  term text not null,
  sounds_like text[] not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null
);
create table idempotency_keys (
  caller text not null,
  key text not null,
  request_hash text not null,
  created_at timestamp(3) with time zone not null,
  status integer,
  body text
);
create table line_marks (
  id uuid not null,
  session_id uuid not null,
  segment_id uuid not null,
  kind text not null,
  participant_id uuid not null,
  marked_at timestamp(3) with time zone not null
);
create table livekit_events (
  id text not null,
  received_at timestamp(3) with time zone not null
);
create table lobby_requests (
  session_id uuid not null,
  identity text not null,
  id uuid not null,
  user_id uuid,
  name text not null,
  state text not null,
  asked_at timestamp(3) with time zone not null,
  seen_at timestamp(3) with time zone not null,
  decided_at timestamp(3) with time zone,
  denials integer not null
);
create table participant_streams (
  session_id uuid not null,
  participant_id uuid not null,
  stream_id text not null,
  settled_until_ms double precision not null,
  settled_seq bigint not null,
  heard_from_ms double precision not null default 0,
  heard_until_ms double precision not null default 0
);
create table participants (
  id uuid not null,
  session_id uuid not null,
  identity text not null,
  user_id uuid,
  name text not null,
  role text not null,
  joined_at timestamp(3) with time zone not null,
  present_since timestamp(3) with time zone not null,
  left_at timestamp(3) with time zone,
  connection_id text,
  removed_at timestamp(3) with time zone,
  admitted boolean not null default true,
  former_names text[] not null default '{}'::text[],
  outsider boolean not null default false
);
create table plan_mails (
  id uuid not null,
  space_id uuid,
  invited_by uuid,
  mailbox text not null,
  made_at timestamp(3) with time zone not null
);
create table realtime_listeners (
  participant_id uuid not null,
  session_id uuid not null,
  epoch integer not null
);
create table recap_mailings (
  session_id uuid not null,
  finished_at timestamp(3) with time zone not null
);
create table recap_mails (
  session_id uuid not null,
  user_id uuid not null,
  attempts integer not null,
  sent_at timestamp(3) with time zone
);
create table recap_shares (
  id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  with_transcript boolean not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  last_opened_at timestamp(3) with time zone
);
create table rooms (
  id uuid not null,
  slug text not null,
  space_id uuid not null,
  name text not null,
  entry text not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null,
  planned_start_at timestamp(3) with time zone,
  planned_duration_minutes integer,
  plan_revision integer not null default 0,
  spoken_languages text[]
);
create table segment_corrections (
  id uuid not null,
  session_id uuid not null,
  segment_id uuid not null,
  corrected_by uuid,
  corrected_at timestamp(3) with time zone not null,
  text text not null,
  participant_id uuid not null,
  revision integer not null
);
create table session_analysis (
  session_id uuid not null,
  status text not null,
  summary jsonb not null default '[]'::jsonb,
  tasks jsonb not null default '[]'::jsonb,
  risks jsonb not null default '[]'::jsonb,
  analyser text,
  attempts integer not null default 0,
  failure text,
  requested_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  version integer not null default 1,
  decisions jsonb not null default '[]'::jsonb,
  questions jsonb not null default '[]'::jsonb,
  dropped_lines integer not null default 0,
  input_tokens integer,
  output_tokens integer,
  requested_analyser text,
  progress real not null default 0,
  lines_read integer,
  read_seq integer,
  cost double precision,
  retry_at timestamp(3) with time zone,
  lease_until timestamp(3) with time zone,
  search tsvector not null generated always as (((((jsonb_to_tsvector('russian'::regconfig, summary, '["string"]'::jsonb) || jsonb_to_tsvector('russian'::regconfig, decisions, '["string"]'::jsonb)) || jsonb_to_tsvector('russian'::regconfig, tasks, '["string"]'::jsonb)) || jsonb_to_tsvector('russian'::regconfig, risks, '["string"]'::jsonb)) || jsonb_to_tsvector('russian'::regconfig, questions, '["string"]'::jsonb))) stored
);
create table session_invitees (
  id uuid not null,
  session_id uuid,
  space_id uuid,
  slug text not null,
  address text not null,
  user_id uuid,
  invited_by uuid,
  locale text not null,
  created_at timestamp(3) with time zone not null,
  removed_at timestamp(3) with time zone,
  told jsonb,
  mail_kind text,
  mail_revision integer,
  mail_sequence integer,
  mail_said jsonb,
  mail_attempts integer not null default 0,
  mail_outcome text,
  failures integer not null default 0,
  due_at timestamp(3) with time zone,
  generation integer not null default 1,
  claim uuid,
  claimed_until timestamp(3) with time zone
);
create table session_leases (
  session_id uuid not null,
  owner_id text not null,
  url text not null,
  epoch integer not null,
  expires_at timestamp(3) with time zone not null,
  last_flush_no integer not null default 0
);
create table space_invitations (
  id uuid not null,
  space_id uuid not null,
  token_hash text not null,
  email text,
  role text not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  accepted_at timestamp(3) with time zone,
  accepted_by uuid,
  revoked_at timestamp(3) with time zone
);
create table space_members (
  space_id uuid not null,
  user_id uuid not null,
  role text not null,
  joined_at timestamp(3) with time zone not null
);
create table spaces (
  id uuid not null,
  name text not null,
  mode text not null,
  guests_allowed boolean not null default true,
  created_at timestamp(3) with time zone not null,
  time_zone text not null default 'UTC'::text,
  recap_mail text not null default 'OFF'::text,
  default_entry text not null default 'OPEN'::text,
  spoken_languages text[] not null default '{en}'::text[],
  chat_allowed boolean not null default true,
  kept_days integer,
  guest_transcripts text not null default 'OFF'::text
);
create table stt_streams (
  session_id uuid not null,
  vendor_id text not null,
  engine text not null,
  lane integer not null,
  opened_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  billed_ms double precision not null
);
create table task_events (
  id uuid not null,
  task_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  actor text not null,
  actor_id uuid,
  from_value text,
  to_value text,
  from_user_id uuid,
  to_user_id uuid,
  session_id uuid
);
create table task_sources (
  task_id uuid not null,
  session_id uuid not null,
  text text not null,
  segment_ids uuid[] not null default '{}'::uuid[],
  said_at timestamp(3) with time zone not null
);
create table tasks (
  id uuid not null,
  space_id uuid not null,
  title text not null,
  status text not null,
  assignee_id uuid,
  assignee_name text,
  due_on date,
  session_id uuid,
  segment_ids uuid[] not null default '{}'::uuid[],
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  source_text text,
  touched boolean not null default false
);
create table transcriber_instances (
  id text not null,
  url text not null,
  load double precision not null,
  draining boolean not null,
  heartbeat_at timestamp(3) with time zone not null,
  engine text,
  abilities jsonb
);
create table transcript_gaps (
  id bigint not null generated always as identity,
  session_id uuid not null,
  participant_id uuid not null,
  started_at_ms integer not null,
  ended_at_ms integer not null,
  reason text not null
);
create table transcript_segments (
  id uuid not null,
  session_id uuid not null,
  participant_id uuid not null,
  utterance_id text not null,
  seq integer not null,
  text text not null,
  words json not null,
  language text,
  confidence double precision,
  started_at_ms integer not null,
  ended_at_ms integer not null,
  created_at timestamp(3) with time zone not null default now(),
  corrected_text text,
  corrected_participant_id uuid,
  revision integer not null default 0,
  space_id uuid,
  speaker_name text,
  search tsvector not null generated always as (to_tsvector(search_configuration(language), COALESCE(corrected_text, text))) stored
);
create table transcription_usage (
  session_id uuid not null,
  participant_id uuid not null,
  started_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone not null,
  speech_ms double precision not null default 0,
  transcribed_ms double precision not null default 0,
  chunks bigint not null default 0,
  partials bigint not null default 0,
  finals bigint not null default 0,
  errors bigint not null default 0
);
create table users (
  id uuid not null,
  name text,
  email text not null,
  email_verified timestamp(3) with time zone,
  image text,
  active_space_id uuid,
  created_at timestamp(3) with time zone not null default now(),
  recap_mails_stopped_at timestamp(3) with time zone
);
create table verification_tokens (
  identifier text not null,
  token text not null,
  expires timestamp(3) with time zone not null
);
create table video_sessions (
  id uuid not null,
  slug text not null,
  space_id uuid not null,
  title text,
  created_by uuid,
  status text not null,
  created_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  last_activity_at timestamp(3) with time zone not null,
  transcription text not null default 'ON'::text,
  server_capture boolean not null default false,
  transcription_host text,
  raw_transcript_url text,
  raw_transcript_size_bytes bigint,
  raw_transcript_ready_at timestamp(3) with time zone,
  raw_transcript_version integer not null default 0,
  raw_transcript_segments integer not null default 0,
  raw_transcript_basis text not null default ''::text,
  search tsvector not null generated always as (to_tsvector('russian'::regconfig, COALESCE(title, ''::text))) stored,
  transcription_host_by_hand boolean not null default false,
  entry text not null default 'OPEN'::text,
  locked boolean not null default false,
  barred_at timestamp(3) with time zone,
  planned_start_at timestamp(3) with time zone,
  planned_duration_minutes integer,
  plan_revision integer not null default 0,
  room_id uuid,
  past_open boolean not null default false,
  spoken_languages text[] not null default '{en}'::text[],
  chat_on boolean not null default true,
  chat_revision integer not null default 0,
  marks_revision integer not null default 0,
  screen_sharing text not null default 'EVERYONE'::text,
  stage_revision integer not null default 0
);

alter table accounts add constraint accounts_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table accounts add constraint accounts_provider_provider_account_id_pk PRIMARY KEY (provider, provider_account_id);
alter table api_keys add constraint api_keys_created_by_users_id_fk FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL;
alter table api_keys add constraint api_keys_space_id_spaces_id_fk FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table api_keys add constraint api_keys_pkey PRIMARY KEY (id);
alter table auth_sessions add constraint auth_sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table auth_sessions add constraint auth_sessions_pkey PRIMARY KEY (session_token);
alter table blob_deletions add constraint blob_deletions_pkey PRIMARY KEY (key);
alter table chat_messages add constraint chat_messages_deleted_check CHECK (((deleted_at IS NULL) OR ((text = ''::text) AND (revision > seq))));
alter table chat_messages add constraint chat_messages_seq_check CHECK (((seq > 0) AND (revision >= seq)));
alter table chat_messages add constraint chat_messages_text_check CHECK ((length(text) <= 2000));
alter table chat_messages add constraint chat_messages_deleted_by_users_id_fk FOREIGN KEY (deleted_by) REFERENCES users(id) ON DELETE SET NULL;
alter table chat_messages add constraint chat_messages_participant_fk FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table chat_messages add constraint chat_messages_pkey PRIMARY KEY (id);
alter table chat_messages add constraint chat_messages_message_key UNIQUE (session_id, participant_id, message_id);
alter table chat_messages add constraint chat_messages_revision_key UNIQUE (session_id, revision);
alter table chat_messages add constraint chat_messages_seq_key UNIQUE (session_id, seq);
alter table deleted_rooms add constraint deleted_rooms_pkey PRIMARY KEY (slug);
alter table erasures add constraint erasures_kind_check CHECK ((kind = ANY (ARRAY['ACCOUNT'::text, 'GUEST'::text, 'SPACE'::text, 'SESSION'::text])));
alter table erasures add constraint erasures_pkey PRIMARY KEY (id);
alter table follow_ups add constraint follow_ups_claim_check CHECK ((num_nulls(claim, claimed_until) = ANY (ARRAY[0, 2])));
alter table follow_ups add constraint follow_ups_kind_check CHECK ((kind = ANY (ARRAY['finalise'::text, 'analyse'::text, 'notify'::text])));
alter table follow_ups add constraint follow_ups_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table follow_ups add constraint follow_ups_session_id_kind_pk PRIMARY KEY (session_id, kind);
alter table glossary_terms add constraint glossary_terms_sounds_like_check CHECK ((cardinality(sounds_like) <= 5));
alter table glossary_terms add constraint glossary_terms_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL;
alter table glossary_terms add constraint glossary_terms_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table glossary_terms add constraint glossary_terms_pkey PRIMARY KEY (id);
alter table idempotency_keys add constraint idempotency_keys_caller_key_pk PRIMARY KEY (caller, key);
alter table line_marks add constraint line_marks_kind_check CHECK ((kind = ANY (ARRAY['TASK'::text, 'DECISION'::text, 'QUESTION'::text])));
alter table line_marks add constraint line_marks_participant_fk FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table line_marks add constraint line_marks_segment_id_fkey FOREIGN KEY (segment_id) REFERENCES transcript_segments(id) ON DELETE CASCADE;
alter table line_marks add constraint line_marks_pkey PRIMARY KEY (id);
alter table line_marks add constraint line_marks_line_key UNIQUE (segment_id, kind);
alter table livekit_events add constraint livekit_events_pkey PRIMARY KEY (id);
alter table lobby_requests add constraint lobby_requests_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'WITHDRAWN'::text, 'ADMITTED'::text, 'DENIED'::text])));
alter table lobby_requests add constraint lobby_requests_session_id_fkey FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table lobby_requests add constraint lobby_requests_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table lobby_requests add constraint lobby_requests_session_id_identity_pk PRIMARY KEY (session_id, identity);
alter table participant_streams add constraint participant_streams_participant_fk FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table participant_streams add constraint participant_streams_session_id_participant_id_stream_id_pk PRIMARY KEY (session_id, participant_id, stream_id);
alter table participants add constraint participants_role_check CHECK ((role = ANY (ARRAY['HOST'::text, 'GUEST'::text])));
alter table participants add constraint participants_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table participants add constraint participants_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;
alter table participants add constraint participants_pkey PRIMARY KEY (id);
alter table participants add constraint participants_identity_key UNIQUE (session_id, identity);
alter table participants add constraint participants_session_id_key UNIQUE (session_id, id);
alter table plan_mails add constraint plan_mails_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id) ON DELETE SET NULL;
alter table plan_mails add constraint plan_mails_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE SET NULL;
alter table plan_mails add constraint plan_mails_pkey PRIMARY KEY (id);
alter table realtime_listeners add constraint realtime_listeners_participant_fkey FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table realtime_listeners add constraint realtime_listeners_pkey PRIMARY KEY (participant_id);
alter table recap_mailings add constraint recap_mailings_session_id_fkey FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table recap_mailings add constraint recap_mailings_pkey PRIMARY KEY (session_id);
alter table recap_mails add constraint recap_mails_session_id_fkey FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table recap_mails add constraint recap_mails_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table recap_mails add constraint recap_mails_pkey PRIMARY KEY (session_id, user_id);
alter table recap_shares add constraint recap_shares_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL;
alter table recap_shares add constraint recap_shares_session_id_fkey FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table recap_shares add constraint recap_shares_pkey PRIMARY KEY (id);
alter table rooms add constraint rooms_entry_check CHECK ((entry = ANY (ARRAY['OPEN'::text, 'ASK'::text, 'MEMBERS'::text])));
alter table rooms add constraint rooms_plan_check CHECK (((num_nulls(planned_start_at, planned_duration_minutes) = ANY (ARRAY[0, 2])) AND ((planned_duration_minutes >= 5) AND (planned_duration_minutes <= 1440)) AND (plan_revision >= 0)));
alter table rooms add constraint rooms_slug_check CHECK ((slug ~ '^[A-Za-z0-9_-]{8}$'::text));
alter table rooms add constraint rooms_spoken_languages_check CHECK ((cardinality(spoken_languages) <= 5));
alter table rooms add constraint rooms_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL;
alter table rooms add constraint rooms_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table rooms add constraint rooms_pkey PRIMARY KEY (id);
alter table rooms add constraint rooms_slug_key UNIQUE (slug);
alter table rooms add constraint rooms_space_id_key UNIQUE (space_id, id);
alter table segment_corrections add constraint segment_corrections_corrected_by_users_id_fk FOREIGN KEY (corrected_by) REFERENCES users(id) ON DELETE SET NULL;
alter table segment_corrections add constraint segment_corrections_segment_id_transcript_segments_id_fk FOREIGN KEY (segment_id) REFERENCES transcript_segments(id) ON DELETE CASCADE;
alter table segment_corrections add constraint segment_corrections_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table segment_corrections add constraint segment_corrections_pkey PRIMARY KEY (id);
alter table segment_corrections add constraint segment_corrections_revision_key UNIQUE (segment_id, revision);
alter table session_analysis add constraint session_analysis_failure_check CHECK (((status = 'FAILED'::text) = (failure IS NOT NULL)));
alter table session_analysis add constraint session_analysis_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision)));
alter table session_analysis add constraint session_analysis_requested_analyser_check CHECK ((requested_analyser = ANY (ARRAY['embedded'::text, 'model'::text])));
alter table session_analysis add constraint session_analysis_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text])));
alter table session_analysis add constraint session_analysis_version_check CHECK ((version > 0));
alter table session_analysis add constraint session_analysis_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table session_analysis add constraint session_analysis_session_id_version_pk PRIMARY KEY (session_id, version);
alter table session_invitees add constraint session_invitees_claim_check CHECK ((num_nulls(claim, claimed_until) = ANY (ARRAY[0, 2])));
alter table session_invitees add constraint session_invitees_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'ru'::text])));
alter table session_invitees add constraint session_invitees_mail_check CHECK (((num_nulls(mail_kind, mail_revision, mail_sequence, mail_said) = ANY (ARRAY[0, 4])) AND (mail_kind = ANY (ARRAY['REQUEST'::text, 'CANCEL'::text])) AND (mail_outcome = ANY (ARRAY['SENT'::text, 'REFUSED'::text]))));
alter table session_invitees add constraint session_invitees_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id) ON DELETE SET NULL;
alter table session_invitees add constraint session_invitees_session_id_fkey FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE SET NULL;
alter table session_invitees add constraint session_invitees_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE SET NULL;
alter table session_invitees add constraint session_invitees_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;
alter table session_invitees add constraint session_invitees_pkey PRIMARY KEY (id);
alter table session_leases add constraint session_leases_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table session_leases add constraint session_leases_pkey PRIMARY KEY (session_id);
alter table space_invitations add constraint space_invitations_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'MEMBER'::text])));
alter table space_invitations add constraint space_invitations_accepted_by_users_id_fk FOREIGN KEY (accepted_by) REFERENCES users(id) ON DELETE SET NULL;
alter table space_invitations add constraint space_invitations_created_by_users_id_fk FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL;
alter table space_invitations add constraint space_invitations_space_id_spaces_id_fk FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table space_invitations add constraint space_invitations_pkey PRIMARY KEY (id);
alter table space_members add constraint space_members_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'MEMBER'::text])));
alter table space_members add constraint space_members_space_id_spaces_id_fk FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table space_members add constraint space_members_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table space_members add constraint space_members_space_id_user_id_pk PRIMARY KEY (space_id, user_id);
alter table spaces add constraint spaces_default_entry_check CHECK ((default_entry = ANY (ARRAY['OPEN'::text, 'ASK'::text, 'MEMBERS'::text])));
alter table spaces add constraint spaces_guest_transcripts_check CHECK ((guest_transcripts = ANY (ARRAY['OFF'::text, 'DAY'::text, 'WEEK'::text])));
alter table spaces add constraint spaces_kept_days_check CHECK ((kept_days = ANY (ARRAY[30, 90, 365])));
alter table spaces add constraint spaces_mode_check CHECK ((mode = ANY (ARRAY['SESSIONS_ONLY'::text, 'SESSIONS_AND_TASKS'::text])));
alter table spaces add constraint spaces_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));
alter table spaces add constraint spaces_recap_mail_check CHECK ((recap_mail = ANY (ARRAY['OFF'::text, 'HOSTS'::text, 'ALL'::text])));
alter table spaces add constraint spaces_spoken_languages_check CHECK ((cardinality(spoken_languages) <= 5));
alter table spaces add constraint spaces_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64)));
alter table spaces add constraint spaces_pkey PRIMARY KEY (id);
alter table stt_streams add constraint stt_streams_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table stt_streams add constraint stt_streams_session_id_vendor_id_pk PRIMARY KEY (session_id, vendor_id);
alter table task_events add constraint task_events_actor_check CHECK ((actor = ANY (ARRAY['USER'::text, 'API_KEY'::text, 'ANALYSIS'::text])));
alter table task_events add constraint task_events_kind_check CHECK ((kind = ANY (ARRAY['CREATED'::text, 'SAID_AGAIN'::text, 'ACCEPTED'::text, 'EDITED'::text, 'ASSIGNED'::text, 'DUE_CHANGED'::text, 'COMPLETED'::text, 'DISMISSED'::text, 'REOPENED'::text])));
alter table task_events add constraint task_events_actor_id_users_id_fk FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE SET NULL;
alter table task_events add constraint task_events_from_user_id_users_id_fk FOREIGN KEY (from_user_id) REFERENCES users(id) ON DELETE SET NULL;
alter table task_events add constraint task_events_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE SET NULL;
alter table task_events add constraint task_events_task_id_tasks_id_fk FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE;
alter table task_events add constraint task_events_to_user_id_users_id_fk FOREIGN KEY (to_user_id) REFERENCES users(id) ON DELETE SET NULL;
alter table task_events add constraint task_events_pkey PRIMARY KEY (id);
alter table task_sources add constraint task_sources_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE CASCADE;
alter table task_sources add constraint task_sources_task_id_tasks_id_fk FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE;
alter table task_sources add constraint task_sources_task_id_session_id_pk PRIMARY KEY (task_id, session_id);
alter table tasks add constraint tasks_status_check CHECK ((status = ANY (ARRAY['SUGGESTED'::text, 'OPEN'::text, 'DONE'::text, 'DISMISSED'::text])));
alter table tasks add constraint tasks_assignee_id_users_id_fk FOREIGN KEY (assignee_id) REFERENCES users(id) ON DELETE SET NULL;
alter table tasks add constraint tasks_session_id_video_sessions_id_fk FOREIGN KEY (session_id) REFERENCES video_sessions(id) ON DELETE SET NULL;
alter table tasks add constraint tasks_space_id_spaces_id_fk FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table tasks add constraint tasks_pkey PRIMARY KEY (id);
alter table transcriber_instances add constraint transcriber_instances_pkey PRIMARY KEY (id);
alter table transcript_gaps add constraint transcript_gaps_reason_check CHECK ((reason = ANY (ARRAY['client-overflow'::text, 'queue-overflow'::text, 'engine-failed'::text, 'paused'::text, 'limit'::text, 'not-storable'::text, 'transcriber-lost'::text, 'language-not-heard'::text])));
alter table transcript_gaps add constraint transcript_gaps_time_check CHECK ((ended_at_ms >= started_at_ms));
alter table transcript_gaps add constraint transcript_gaps_participant_fk FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table transcript_gaps add constraint transcript_gaps_pkey PRIMARY KEY (id);
alter table transcript_segments add constraint transcript_segments_revision_check CHECK ((revision >= 0));
alter table transcript_segments add constraint transcript_segments_seq_check CHECK ((seq > 0));
alter table transcript_segments add constraint transcript_segments_time_check CHECK (((started_at_ms >= 0) AND (ended_at_ms >= started_at_ms)));
alter table transcript_segments add constraint transcript_segments_corrected_participant_fk FOREIGN KEY (session_id, corrected_participant_id) REFERENCES participants(session_id, id);
alter table transcript_segments add constraint transcript_segments_participant_fk FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table transcript_segments add constraint transcript_segments_pkey PRIMARY KEY (id);
alter table transcript_segments add constraint transcript_segments_seq_key UNIQUE (session_id, seq);
alter table transcript_segments add constraint transcript_segments_utterance_key UNIQUE (session_id, utterance_id);
alter table transcription_usage add constraint transcription_usage_participant_fk FOREIGN KEY (session_id, participant_id) REFERENCES participants(session_id, id) ON DELETE CASCADE;
alter table transcription_usage add constraint transcription_usage_session_id_participant_id_pk PRIMARY KEY (session_id, participant_id);
alter table users add constraint users_active_space_fk FOREIGN KEY (active_space_id) REFERENCES spaces(id) ON DELETE SET NULL;
alter table users add constraint users_pkey PRIMARY KEY (id);
alter table verification_tokens add constraint verification_tokens_identifier_token_pk PRIMARY KEY (identifier, token);
alter table video_sessions add constraint video_sessions_entry_check CHECK ((entry = ANY (ARRAY['OPEN'::text, 'ASK'::text, 'MEMBERS'::text])));
alter table video_sessions add constraint video_sessions_life_check CHECK ((((status = ANY (ARRAY['CREATED'::text, 'EXPIRED'::text])) AND (started_at IS NULL) AND (ended_at IS NULL)) OR ((status = 'LIVE'::text) AND (started_at IS NOT NULL) AND (ended_at IS NULL)) OR ((status = 'ENDED'::text) AND (started_at IS NOT NULL) AND (ended_at IS NOT NULL) AND (ended_at >= started_at))));
alter table video_sessions add constraint video_sessions_plan_check CHECK (((num_nulls(planned_start_at, planned_duration_minutes) = ANY (ARRAY[0, 2])) AND ((planned_duration_minutes >= 5) AND (planned_duration_minutes <= 1440)) AND (plan_revision >= 0)));
alter table video_sessions add constraint video_sessions_raw_transcript_check CHECK ((num_nulls(raw_transcript_url, raw_transcript_size_bytes, raw_transcript_ready_at) = ANY (ARRAY[0, 3])));
alter table video_sessions add constraint video_sessions_screen_sharing_check CHECK ((screen_sharing = ANY (ARRAY['EVERYONE'::text, 'HOSTS'::text])));
alter table video_sessions add constraint video_sessions_slug_check CHECK ((slug ~ '^[A-Za-z0-9_-]{8}$'::text));
alter table video_sessions add constraint video_sessions_spoken_languages_check CHECK ((cardinality(spoken_languages) <= 5));
alter table video_sessions add constraint video_sessions_transcription_check CHECK ((transcription = ANY (ARRAY['ON'::text, 'PAUSED'::text, 'OFF'::text])));
alter table video_sessions add constraint video_sessions_created_by_users_id_fk FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL;
alter table video_sessions add constraint video_sessions_room_fk FOREIGN KEY (space_id, room_id) REFERENCES rooms(space_id, id) ON DELETE SET NULL (room_id) NOT VALID;
alter table video_sessions add constraint video_sessions_space_id_spaces_id_fk FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table video_sessions add constraint video_sessions_pkey PRIMARY KEY (id);
alter table video_sessions add constraint video_sessions_slug_key UNIQUE (slug);

CREATE INDEX accounts_user_idx ON public.accounts USING btree (user_id);
CREATE UNIQUE INDEX api_keys_secret_key ON public.api_keys USING btree (secret_hash);
CREATE INDEX api_keys_space_idx ON public.api_keys USING btree (space_id, created_at);
CREATE INDEX auth_sessions_user_idx ON public.auth_sessions USING btree (user_id);
CREATE INDEX blob_deletions_due_idx ON public.blob_deletions USING btree (due_at);
CREATE INDEX chat_messages_search_idx ON public.chat_messages USING gin (search);
CREATE INDEX chat_messages_space_idx ON public.chat_messages USING btree (space_id, id);
CREATE INDEX deleted_rooms_deleted_idx ON public.deleted_rooms USING btree (deleted_at);
CREATE INDEX follow_ups_due_idx ON public.follow_ups USING btree (kind, due_at);
CREATE INDEX glossary_terms_created_by_idx ON public.glossary_terms USING btree (created_by);
CREATE UNIQUE INDEX glossary_terms_term_key ON public.glossary_terms USING btree (space_id, term);
CREATE INDEX idempotency_keys_created_idx ON public.idempotency_keys USING btree (created_at);
CREATE INDEX line_marks_session_idx ON public.line_marks USING btree (session_id, participant_id);
CREATE INDEX livekit_events_received_idx ON public.livekit_events USING btree (received_at);
CREATE INDEX lobby_requests_seen_idx ON public.lobby_requests USING btree (seen_at);
CREATE INDEX lobby_requests_user_idx ON public.lobby_requests USING btree (user_id);
CREATE INDEX participants_present_idx ON public.participants USING btree (session_id) WHERE (left_at IS NULL);
CREATE INDEX participants_user_idx ON public.participants USING btree (user_id);
CREATE INDEX plan_mails_invited_by_idx ON public.plan_mails USING btree (invited_by, made_at);
CREATE INDEX plan_mails_made_idx ON public.plan_mails USING btree (made_at);
CREATE INDEX plan_mails_mailbox_idx ON public.plan_mails USING btree (mailbox, made_at);
CREATE INDEX plan_mails_space_idx ON public.plan_mails USING btree (space_id, made_at);
CREATE INDEX realtime_listeners_session_idx ON public.realtime_listeners USING btree (session_id);
CREATE INDEX recap_mails_user_idx ON public.recap_mails USING btree (user_id);
CREATE INDEX recap_shares_created_by_idx ON public.recap_shares USING btree (created_by);
CREATE INDEX recap_shares_expires_idx ON public.recap_shares USING btree (expires_at);
CREATE INDEX recap_shares_session_idx ON public.recap_shares USING btree (session_id);
CREATE UNIQUE INDEX recap_shares_token_key ON public.recap_shares USING btree (token_hash);
CREATE INDEX rooms_created_by_idx ON public.rooms USING btree (created_by);
CREATE INDEX rooms_space_idx ON public.rooms USING btree (space_id, created_at, id);
CREATE INDEX segment_corrections_session_idx ON public.segment_corrections USING btree (session_id);
CREATE INDEX session_analysis_search_idx ON public.session_analysis USING gin (search);
CREATE UNIQUE INDEX session_analysis_unfinished_idx ON public.session_analysis USING btree (session_id) WHERE (status = ANY (ARRAY['PENDING'::text, 'RUNNING'::text]));
CREATE INDEX session_invitees_due_idx ON public.session_invitees USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX session_invitees_invited_by_idx ON public.session_invitees USING btree (invited_by);
CREATE UNIQUE INDEX session_invitees_session_key ON public.session_invitees USING btree (session_id, address);
CREATE INDEX session_invitees_space_idx ON public.session_invitees USING btree (space_id);
CREATE INDEX session_invitees_user_idx ON public.session_invitees USING btree (user_id);
CREATE INDEX space_invitations_space_idx ON public.space_invitations USING btree (space_id, created_at);
CREATE UNIQUE INDEX space_invitations_token_key ON public.space_invitations USING btree (token_hash);
CREATE INDEX space_members_user_idx ON public.space_members USING btree (user_id);
CREATE INDEX task_events_session_idx ON public.task_events USING btree (session_id);
CREATE INDEX task_events_task_idx ON public.task_events USING btree (task_id, at, id);
CREATE INDEX task_sources_session_idx ON public.task_sources USING btree (session_id);
CREATE INDEX tasks_assignee_idx ON public.tasks USING btree (assignee_id);
CREATE INDEX tasks_due_idx ON public.tasks USING btree (space_id, COALESCE(due_on, 'infinity'::date), id);
CREATE INDEX tasks_session_idx ON public.tasks USING btree (session_id);
CREATE INDEX tasks_space_idx ON public.tasks USING btree (space_id, created_at, id);
CREATE INDEX transcript_gaps_participant_idx ON public.transcript_gaps USING btree (session_id, participant_id);
CREATE INDEX transcript_segments_language_idx ON public.transcript_segments USING btree (space_id, language) WHERE ((search_configuration(language))::oid <> ('russian'::regconfig)::oid);
CREATE INDEX transcript_segments_search_idx ON public.transcript_segments USING gin (search);
CREATE INDEX transcript_segments_space_idx ON public.transcript_segments USING btree (space_id, id);
CREATE INDEX users_active_space_idx ON public.users USING btree (active_space_id);
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));
CREATE INDEX video_sessions_ended_idx ON public.video_sessions USING btree (ended_at) WHERE (status = 'ENDED'::text);
CREATE INDEX video_sessions_open_idx ON public.video_sessions USING btree (status, last_activity_at) WHERE (status = ANY (ARRAY['CREATED'::text, 'LIVE'::text]));
CREATE UNIQUE INDEX video_sessions_room_current_key ON public.video_sessions USING btree (room_id) WHERE ((status = ANY (ARRAY['CREATED'::text, 'LIVE'::text])) AND (room_id IS NOT NULL));
CREATE INDEX video_sessions_room_idx ON public.video_sessions USING btree (room_id, created_at, id) WHERE (room_id IS NOT NULL);
CREATE INDEX video_sessions_search_idx ON public.video_sessions USING gin (search);
CREATE INDEX video_sessions_space_idx ON public.video_sessions USING btree (space_id, created_at, id);
CREATE INDEX video_sessions_unfinalised_idx ON public.video_sessions USING btree (ended_at) WHERE ((status = 'ENDED'::text) AND (raw_transcript_ready_at IS NULL));
CREATE INDEX video_sessions_upcoming_idx ON public.video_sessions USING btree (space_id, planned_start_at, id) WHERE ((status = 'CREATED'::text) AND (planned_start_at IS NOT NULL));

CREATE OR REPLACE FUNCTION public.cancel_invitations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from session_invitees
  where session_id = old.id
    and (old.status <> 'CREATED' or (told is null and (mail_kind is distinct from 'REQUEST' or mail_attempts = 0)));
  update session_invitees set due_at = clock_timestamp(), generation = generation + 1 where session_id = old.id;
  return old;
end $function$
;
CREATE OR REPLACE FUNCTION public.clean_up_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_access_lost()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', new.session_id)::text);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_api_key_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('api_key_ended', old.id::text);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_chat_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('chat_changed', new.session_id::text);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_guests_off()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', s.id)::text)
  from video_sessions s where s.space_id = new.id and s.status = 'LIVE';
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_lobby_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', coalesce(new.session_id, old.session_id))::text);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_participant_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify(
    'session_changed',
    json_build_object('sessionId', new.session_id, 'removedParticipantId', new.id)::text
  );
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_participant_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify(
    'session_changed',
    json_build_object('sessionId', new.session_id, 'renamedParticipantId', new.id)::text
  );
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_session_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', new.id)::text);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.notify_session_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('session_changed', json_build_object('sessionId', old.id)::text);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.promote_task_sources(task_ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.promote_tasks_of_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform promote_task_sources(array(select id from tasks where session_id = old.id));
  return old;
end $function$
;
CREATE OR REPLACE FUNCTION public.search_configuration(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case split_part(lower(coalesce(language, 'en')), '-', 1)
    when 'en' then 'pg_catalog.russian'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig
    when 'ar' then 'pg_catalog.arabic'::regconfig
    when 'ca' then 'pg_catalog.catalan'::regconfig
    when 'da' then 'pg_catalog.danish'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig
    when 'el' then 'pg_catalog.greek'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'eu' then 'pg_catalog.basque'::regconfig
    when 'fi' then 'pg_catalog.finnish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'hi' then 'pg_catalog.hindi'::regconfig
    when 'hu' then 'pg_catalog.hungarian'::regconfig
    when 'hy' then 'pg_catalog.armenian'::regconfig
    when 'id' then 'pg_catalog.indonesian'::regconfig
    when 'it' then 'pg_catalog.italian'::regconfig
    when 'lt' then 'pg_catalog.lithuanian'::regconfig
    when 'ne' then 'pg_catalog.nepali'::regconfig
    when 'nl' then 'pg_catalog.dutch'::regconfig
    when 'nn' then 'pg_catalog.norwegian'::regconfig
    when 'no' then 'pg_catalog.norwegian'::regconfig
    when 'pt' then 'pg_catalog.portuguese'::regconfig
    when 'ro' then 'pg_catalog.romanian'::regconfig
    when 'sr' then 'pg_catalog.serbian'::regconfig
    when 'sv' then 'pg_catalog.swedish'::regconfig
    when 'ta' then 'pg_catalog.tamil'::regconfig
    when 'tr' then 'pg_catalog.turkish'::regconfig
    when 'yi' then 'pg_catalog.yiddish'::regconfig
    else 'pg_catalog.simple'::regconfig
  end
$function$
;
CREATE OR REPLACE FUNCTION public.segment_space()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select space_id into new.space_id from video_sessions where id = new.session_id;
  return new;
end
$function$
;

CREATE TRIGGER api_keys_changed AFTER UPDATE OF revoked_at, scopes, secret_hash, space_id ON public.api_keys FOR EACH ROW WHEN (((((old.revoked_at IS DISTINCT FROM new.revoked_at) OR (old.scopes IS DISTINCT FROM new.scopes)) OR (old.secret_hash IS DISTINCT FROM new.secret_hash)) OR (old.space_id IS DISTINCT FROM new.space_id))) EXECUTE FUNCTION notify_api_key_ended();
CREATE TRIGGER api_keys_deleted AFTER DELETE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION notify_api_key_ended();
CREATE TRIGGER chat_messages_changed AFTER INSERT OR UPDATE OF revision ON public.chat_messages FOR EACH ROW EXECUTE FUNCTION notify_chat_changed();
CREATE TRIGGER lobby_requests_changed AFTER UPDATE ON public.lobby_requests FOR EACH ROW WHEN (((old.id IS DISTINCT FROM new.id) OR (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION notify_lobby_changed();
CREATE TRIGGER lobby_requests_come_and_gone AFTER INSERT OR DELETE ON public.lobby_requests FOR EACH ROW EXECUTE FUNCTION notify_lobby_changed();
CREATE TRIGGER participants_access_lost AFTER UPDATE OF admitted, user_id ON public.participants FOR EACH ROW WHEN (((old.admitted AND (NOT new.admitted)) OR ((old.user_id IS NOT NULL) AND (new.user_id IS NULL)))) EXECUTE FUNCTION notify_access_lost();
CREATE TRIGGER participants_removed AFTER UPDATE OF removed_at ON public.participants FOR EACH ROW WHEN (((old.removed_at IS NULL) AND (new.removed_at IS NOT NULL))) EXECUTE FUNCTION notify_participant_removed();
CREATE TRIGGER participants_renamed AFTER UPDATE OF name ON public.participants FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION notify_participant_renamed();
CREATE TRIGGER participants_role_changed AFTER UPDATE OF role ON public.participants FOR EACH ROW WHEN ((old.role IS DISTINCT FROM new.role)) EXECUTE FUNCTION notify_access_lost();
CREATE TRIGGER spaces_guests_off AFTER UPDATE OF guests_allowed ON public.spaces FOR EACH ROW WHEN ((old.guests_allowed AND (NOT new.guests_allowed))) EXECUTE FUNCTION notify_guests_off();
CREATE TRIGGER transcript_segments_space BEFORE INSERT ON public.transcript_segments FOR EACH ROW EXECUTE FUNCTION segment_space();
CREATE TRIGGER promote_tasks BEFORE DELETE ON public.video_sessions FOR EACH ROW EXECUTE FUNCTION promote_tasks_of_session();
CREATE TRIGGER video_sessions_cancel_invitations BEFORE DELETE ON public.video_sessions FOR EACH ROW EXECUTE FUNCTION cancel_invitations();
CREATE TRIGGER video_sessions_changed AFTER UPDATE OF status, transcription, server_capture, transcription_host, entry, locked ON public.video_sessions FOR EACH ROW WHEN (((((((old.status IS DISTINCT FROM new.status) OR (old.transcription IS DISTINCT FROM new.transcription)) OR (old.server_capture IS DISTINCT FROM new.server_capture)) OR (old.transcription_host IS DISTINCT FROM new.transcription_host)) OR (old.entry IS DISTINCT FROM new.entry)) OR (old.locked IS DISTINCT FROM new.locked))) EXECUTE FUNCTION notify_session_changed();
CREATE TRIGGER video_sessions_chat_switched AFTER UPDATE OF chat_on ON public.video_sessions FOR EACH ROW WHEN ((old.chat_on IS DISTINCT FROM new.chat_on)) EXECUTE FUNCTION notify_session_changed();
CREATE TRIGGER video_sessions_clean_up BEFORE DELETE ON public.video_sessions FOR EACH ROW EXECUTE FUNCTION clean_up_session();
CREATE TRIGGER video_sessions_deleted AFTER DELETE ON public.video_sessions FOR EACH ROW EXECUTE FUNCTION notify_session_deleted();
CREATE TRIGGER video_sessions_languages_changed AFTER UPDATE OF spoken_languages ON public.video_sessions FOR EACH ROW WHEN ((old.spoken_languages IS DISTINCT FROM new.spoken_languages)) EXECUTE FUNCTION notify_session_changed();
CREATE TRIGGER video_sessions_marks_changed AFTER UPDATE OF marks_revision ON public.video_sessions FOR EACH ROW WHEN ((old.marks_revision IS DISTINCT FROM new.marks_revision)) EXECUTE FUNCTION notify_session_changed();
CREATE TRIGGER video_sessions_past_opened AFTER UPDATE OF past_open ON public.video_sessions FOR EACH ROW WHEN ((old.past_open IS DISTINCT FROM new.past_open)) EXECUTE FUNCTION notify_session_changed();
CREATE TRIGGER video_sessions_screen_sharing_changed AFTER UPDATE OF screen_sharing ON public.video_sessions FOR EACH ROW WHEN ((old.screen_sharing IS DISTINCT FROM new.screen_sharing)) EXECUTE FUNCTION notify_session_changed();
CREATE TRIGGER video_sessions_stage_changed AFTER UPDATE OF stage_revision ON public.video_sessions FOR EACH ROW WHEN ((old.stage_revision IS DISTINCT FROM new.stage_revision)) EXECUTE FUNCTION notify_session_changed();
