-- The name a line was spoken under. Lines of a release before have none: they go by their participant's name.
alter table transcript_segments add column speaker_name text;
-- The names a participant bore before the present one: no other person of the session is given them.
alter table participants add column former_names text[] not null default '{}';
-- Came with an account from outside of the session's space.
alter table participants add column outsider boolean not null default false;
-- Whether guests and outsiders read what was said before they joined.
alter table video_sessions add column past_open boolean not null default false;

create trigger video_sessions_past_opened
after update of past_open on video_sessions
for each row
when (old.past_open is distinct from new.past_open)
execute function notify_session_changed();

create function notify_participant_renamed() returns trigger language plpgsql as $$
begin
  perform pg_notify(
    'session_changed',
    json_build_object('sessionId', new.session_id, 'renamedParticipantId', new.id)::text
  );
  return null;
end $$;

create trigger participants_renamed
after update of name on participants
for each row
when (old.name is distinct from new.name)
execute function notify_participant_renamed();
