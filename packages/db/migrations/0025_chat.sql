-- Messages to all of a session. Each message and each deletion takes the next number of its session; the row of the session
-- is held until that is committed, so that numbers become visible in their order.
create table chat_messages (
  id uuid primary key not null,
  session_id uuid not null,
  space_id uuid not null,
  participant_id uuid not null,
  message_id text not null,
  seq integer not null,
  revision integer not null,
  text text not null,
  author_name text not null,
  sent_at timestamp (3) with time zone not null,
  sent_at_ms integer not null,
  deleted_at timestamp (3) with time zone,
  deleted_by uuid,
  search tsvector not null generated always as (to_tsvector('russian'::regconfig, text)) stored,
  constraint chat_messages_message_key unique (session_id, participant_id, message_id),
  constraint chat_messages_seq_key unique (session_id, seq),
  constraint chat_messages_revision_key unique (session_id, revision),
  constraint chat_messages_text_check check (length(text) <= 2000),
  constraint chat_messages_seq_check check (seq > 0 and revision >= seq),
  constraint chat_messages_deleted_check check (deleted_at is null or (text = '' and revision > seq))
);
alter table chat_messages add constraint chat_messages_participant_fk
  foreign key (session_id, participant_id) references participants (session_id, id) on delete cascade;
alter table chat_messages add constraint chat_messages_deleted_by_users_id_fk
  foreign key (deleted_by) references users (id) on delete set null;
create index chat_messages_search_idx on chat_messages using gin (search);
create index chat_messages_space_idx on chat_messages (space_id, id);

alter table spaces add column chat_allowed boolean default true not null;
alter table video_sessions add column chat_on boolean default true not null;
alter table video_sessions add column chat_revision integer default 0 not null;

create trigger video_sessions_chat_switched
after update of chat_on on video_sessions
for each row
when (old.chat_on is distinct from new.chat_on)
execute function notify_session_changed();

create function notify_chat_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('chat_changed', new.session_id::text);
  return null;
end $$;

create trigger chat_messages_changed
after insert or update of revision on chat_messages
for each row
execute function notify_chat_changed();
