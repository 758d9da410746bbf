-- A correction says which revision it was made on: of two at once the database lets one through, and the history has an
-- order that does not hang on a clock.
alter table transcript_segments add column revision integer default 0 not null;
alter table transcript_segments add constraint transcript_segments_revision_check check (revision >= 0);
alter table segment_corrections add column revision integer not null;
alter table segment_corrections add constraint segment_corrections_revision_key unique (segment_id, revision);
drop index segment_corrections_segment_idx;
-- Deleting a session looks for its corrections by it.
create index segment_corrections_session_idx on segment_corrections (session_id);
