-- How far a run of an analysis is, who was asked, and what it read and cost.
alter table session_analysis add column requested_analyser text;
alter table session_analysis add column progress real default 0 not null;
alter table session_analysis add column lines_read integer;
alter table session_analysis add column read_seq integer;
alter table session_analysis add column cost double precision;
-- A failed run is tried again by itself then; a running one is its runner's until then.
alter table session_analysis add column retry_at timestamptz(3);
alter table session_analysis add column lease_until timestamptz(3);
alter table session_analysis add constraint session_analysis_requested_analyser_check
  check (requested_analyser in ('embedded', 'model'));
alter table session_analysis add constraint session_analysis_progress_check check (progress between 0 and 1);
-- Of those who ask for a run at once, one gets it.
create unique index session_analysis_unfinished_idx on session_analysis (session_id)
  where status in ('PENDING', 'RUNNING');
