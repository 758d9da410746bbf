-- What is spoken: of a space, of a room (null for the space's), of a session. Up to now no session said it: those that are
-- over keep that, and those to come are English like their spaces.
alter table spaces add column spoken_languages text[] default '{"en"}' not null;
alter table spaces add constraint spaces_spoken_languages_check check (cardinality(spoken_languages) <= 5);
alter table rooms add column spoken_languages text[];
alter table rooms add constraint rooms_spoken_languages_check check (cardinality(spoken_languages) <= 5);
alter table video_sessions add column spoken_languages text[] default '{}' not null;
alter table video_sessions alter column spoken_languages set default '{"en"}';
alter table video_sessions add constraint video_sessions_spoken_languages_check check (cardinality(spoken_languages) <= 5);
update video_sessions set spoken_languages = '{"en"}' where status in ('CREATED', 'LIVE');

-- What the engine of a transcriber makes of each language; null where it does not say it.
alter table transcriber_instances add column abilities jsonb;

alter table transcript_gaps drop constraint transcript_gaps_reason_check;
alter table transcript_gaps add constraint transcript_gaps_reason_check check (reason in (
  'client-overflow', 'queue-overflow', 'engine-failed', 'paused', 'limit', 'not-storable', 'transcriber-lost',
  'language-not-heard'
));

create trigger video_sessions_languages_changed
after update of spoken_languages on video_sessions
for each row
when (old.spoken_languages is distinct from new.spoken_languages)
execute function notify_session_changed();
