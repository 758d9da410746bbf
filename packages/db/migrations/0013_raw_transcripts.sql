-- Which document a session has, and what it was written from: with other words, gaps or corrections there is a next one.
alter table video_sessions add column raw_transcript_version integer default 0 not null;
alter table video_sessions add column raw_transcript_segments integer default 0 not null;
alter table video_sessions add column raw_transcript_basis text default '' not null;

-- A key is put down before its blob is written and taken out in the transaction that makes it somebody's, so that no
-- crash leaves a blob that nothing names. Once begun, a deletion is not called off.
alter table blob_deletions add column due_at timestamptz(3) default now() not null;
alter table blob_deletions add column begun boolean default false not null;
alter table blob_deletions add column attempts integer default 0 not null;
drop index blob_deletions_created_idx;
create index blob_deletions_due_idx on blob_deletions (due_at);
