-- Who is told of a session's plan by mail, what they were told, and the queue of these mails. All times of the queue are
-- the database's.
create table session_invitees (
  id uuid primary key,
  -- Null once the session is gone; the row stays until its cancellation was mailed.
  session_id uuid references video_sessions (id) on delete set null,
  space_id uuid references spaces (id) on delete set null,
  slug text not null,
  address text not null,
  user_id uuid references users (id) on delete set null,
  invited_by uuid references users (id) on delete set null,
  locale text not null,
  created_at timestamptz(3) not null,
  removed_at timestamptz(3),
  -- What they know; null when nothing, or when they were told to forget it.
  told jsonb,
  -- The newest mail of which an attempt was made.
  mail_kind text,
  mail_revision integer,
  mail_sequence integer,
  mail_said jsonb,
  -- Attempts of which it is not known that the mail was not taken.
  mail_attempts integer default 0 not null,
  mail_outcome text,
  -- Runs in a row that sent nothing.
  failures integer default 0 not null,
  -- Null when nothing is to be looked at.
  due_at timestamptz(3),
  -- Grows with each change: one that comes during a run makes another run.
  generation integer default 1 not null,
  claim uuid,
  claimed_until timestamptz(3),
  constraint session_invitees_locale_check check (locale in ('en', 'ru')),
  constraint session_invitees_mail_check check (
    num_nulls(mail_kind, mail_revision, mail_sequence, mail_said) in (0, 4)
    and mail_kind in ('REQUEST', 'CANCEL') and mail_outcome in ('SENT', 'REFUSED')
  ),
  constraint session_invitees_claim_check check (num_nulls(claim, claimed_until) in (0, 2))
);
create unique index session_invitees_session_key on session_invitees (session_id, address);
create index session_invitees_due_idx on session_invitees (due_at) where due_at is not null;
create index session_invitees_space_idx on session_invitees (space_id);
create index session_invitees_user_idx on session_invitees (user_id);
create index session_invitees_invited_by_idx on session_invitees (invited_by);

-- Attempts at such mails, for a day: so many may be made of a space, by a person and to a mailbox.
create table plan_mails (
  id uuid primary key,
  space_id uuid references spaces (id) on delete set null,
  invited_by uuid references users (id) on delete set null,
  mailbox text not null,
  made_at timestamptz(3) not null
);
create index plan_mails_space_idx on plan_mails (space_id, made_at);
create index plan_mails_invited_by_idx on plan_mails (invited_by, made_at);
create index plan_mails_mailbox_idx on plan_mails (mailbox, made_at);
create index plan_mails_made_idx on plan_mails (made_at);

-- However a session is deleted: who was told that it comes is told that it does not. What took place is only forgotten.
create function cancel_invitations() returns trigger language plpgsql as $$
begin
  delete from session_invitees
  where session_id = old.id
    and (old.status <> 'CREATED' or (told is null and (mail_kind is distinct from 'REQUEST' or mail_attempts = 0)));
  update session_invitees set due_at = clock_timestamp(), generation = generation + 1 where session_id = old.id;
  return old;
end $$;
create trigger video_sessions_cancel_invitations before delete on video_sessions
for each row execute function cancel_invitations();
