-- Follow-ups are a queue: a row is claimed for a while, run, and goes when it is done. All times are the database's.
alter table follow_ups add column due_at timestamptz(3) default now() not null;
alter table follow_ups add column attempts integer default 0 not null;
-- Grows with each request: a request that comes during a run makes another run.
alter table follow_ups add column generation integer default 1 not null;
alter table follow_ups add column claim uuid;
alter table follow_ups add column claimed_until timestamptz(3);
alter table follow_ups add constraint follow_ups_claim_check check (num_nulls(claim, claimed_until) in (0, 2));
drop index follow_ups_requested_idx;
create index follow_ups_due_idx on follow_ups (kind, due_at);
