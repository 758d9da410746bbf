-- How much of a stream was heard beyond its watermark: what is lost when its transcriber and its page die is known, and
-- becomes a gap after the session's end.
alter table participant_streams add column heard_from_ms double precision not null default 0;
alter table participant_streams add column heard_until_ms double precision not null default 0;

alter table transcript_gaps drop constraint transcript_gaps_reason_check;
alter table transcript_gaps add constraint transcript_gaps_reason_check check (
  reason in ('client-overflow', 'queue-overflow', 'engine-failed', 'paused', 'limit', 'not-storable', 'transcriber-lost')
);
