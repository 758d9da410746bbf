-- What follows a session's end: work for the worker, analyses by version, corrections of what was written, and what a
-- space wants to happen with its recaps.

-- Due dates and local dates of a space's sessions are read in its time zone (IANA name).
alter table spaces add column time_zone text default 'UTC' not null;
alter table spaces add column recap_mail text default 'OFF' not null;
alter table spaces add constraint spaces_time_zone_check check (length(time_zone) between 1 and 64);
alter table spaces add constraint spaces_recap_mail_check check (recap_mail in ('OFF', 'HOSTS', 'ALL'));

-- Written in the transaction that causes the work, handed to the queue by the worker.
create table follow_ups (
  session_id uuid not null,
  kind text not null,
  requested_at timestamptz(3) not null,
  constraint follow_ups_session_id_kind_pk primary key (session_id, kind),
  constraint follow_ups_kind_check check (kind in ('finalise', 'analyse', 'notify'))
);
alter table follow_ups add constraint follow_ups_session_id_video_sessions_id_fk
  foreign key (session_id) references video_sessions (id) on delete cascade;
create index follow_ups_requested_idx on follow_ups (requested_at);

-- Every run of an analysis is a version; rows of before are the first.
alter table session_analysis add column version integer default 1 not null;
alter table session_analysis drop constraint session_analysis_pkey;
alter table session_analysis add constraint session_analysis_session_id_version_pk primary key (session_id, version);
alter table session_analysis add constraint session_analysis_version_check check (version > 0);
alter table session_analysis add column decisions jsonb default '[]'::jsonb not null;
alter table session_analysis add column questions jsonb default '[]'::jsonb not null;
alter table session_analysis add column dropped_lines integer default 0 not null;
alter table session_analysis add column input_tokens integer;
alter table session_analysis add column output_tokens integer;

-- A correction leaves what was recognised as it is; null means that it stands.
alter table transcript_segments add column corrected_text text;
alter table transcript_segments add column corrected_participant_id uuid;
alter table transcript_segments add constraint transcript_segments_corrected_participant_fk
  foreign key (session_id, corrected_participant_id) references participants (session_id, id);
create table segment_corrections (
  id uuid primary key not null,
  session_id uuid not null,
  segment_id uuid not null,
  corrected_by uuid,
  corrected_at timestamptz(3) not null,
  text text not null,
  participant_id uuid not null
);
alter table segment_corrections add constraint segment_corrections_segment_id_transcript_segments_id_fk
  foreign key (segment_id) references transcript_segments (id) on delete cascade;
alter table segment_corrections add constraint segment_corrections_session_id_video_sessions_id_fk
  foreign key (session_id) references video_sessions (id) on delete cascade;
alter table segment_corrections add constraint segment_corrections_corrected_by_users_id_fk
  foreign key (corrected_by) references users (id) on delete set null;
create index segment_corrections_segment_idx on segment_corrections (segment_id, corrected_at);
