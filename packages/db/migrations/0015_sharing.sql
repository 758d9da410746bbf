-- Links to a recap for people without an account; only the hash of a link's token is kept.
create table recap_shares (
  id uuid primary key,
  session_id uuid not null references video_sessions (id) on delete cascade,
  token_hash text not null,
  with_transcript boolean not null,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  last_opened_at timestamptz(3)
);
create unique index recap_shares_token_key on recap_shares (token_hash);
create index recap_shares_session_idx on recap_shares (session_id);
create index recap_shares_expires_idx on recap_shares (expires_at);
create index recap_shares_created_by_idx on recap_shares (created_by);

-- Who was mailed the recap of a session, noted before each attempt and after it.
create table recap_mails (
  session_id uuid not null references video_sessions (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  -- Attempts of which it is not known that the mail was not taken.
  attempts integer not null,
  sent_at timestamptz(3),
  primary key (session_id, user_id)
);
create index recap_mails_user_idx on recap_mails (user_id);

-- Sessions whose recap was mailed, or was not to be: a later version of the analysis mails nothing.
create table recap_mailings (
  session_id uuid primary key references video_sessions (id) on delete cascade,
  finished_at timestamptz(3) not null
);

-- Since when a person wants no recaps by mail, of whatever space.
alter table users add column recap_mails_stopped_at timestamptz(3);
