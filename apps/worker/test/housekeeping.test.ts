import { createHousekeeping } from "@rooms/db";
import {
  createTestDatabase,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import { testClock } from "@rooms/domain/testing";
import { expect, it, onTestFinished } from "vitest";
import { housekeepingJob } from "../src/jobs/housekeeping.ts";
import { createMetrics } from "../src/metrics.ts";
import { hourMs, neverAborted } from "./support/world.ts";

it("a backlog goes by pieces, none of which takes long", async () => {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const { pool } = database;
  await pool.query(`
    insert into idempotency_keys (caller, key, request_hash, created_at)
      select 'c', n, '', now() - interval '2 days' from generate_series(1, 12000) n;
    create function not_too_many() returns trigger language plpgsql as $$
      begin
        if (select count(*) from gone) > 5000 then raise 'too many'; end if;
        return null;
      end $$;
    create trigger not_too_many after delete on idempotency_keys
      referencing old table as gone for each statement execute function not_too_many();
  `);
  const clock = { now: () => new Date() };
  const housekeeping = createHousekeeping(pool);
  await housekeepingJob({ housekeeping, clock, metrics: createMetrics() }).run(neverAborted);
  expect((await pool.query("select from idempotency_keys")).rowCount).toBe(0);
});

it("what is past its time goes, and nothing else", async () => {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const { pool } = database;
  const clock = testClock();
  const owner = await createTestUser(pool);
  const space = await createTestSpace(pool, owner.id);
  const session = await createTestSession(pool, space);
  const at = (hours: number): Date => new Date(clock.now().getTime() + hours * hourMs);
  const tokens = "insert into verification_tokens (identifier, token, expires) values ($1, $1, $2)";
  const signIns = "insert into auth_sessions (session_token, user_id, expires) values ($1, $2, $3)";
  const keys =
    "insert into idempotency_keys (caller, key, request_hash, created_at) values ('c', $1, '', $2)";
  const instances =
    "insert into transcriber_instances (id, url, load, draining, heartbeat_at) values ($1, '', 0, false, $2)";
  const events = "insert into livekit_events (id, received_at) values ($1, $2)";
  const invitations = `insert into space_invitations (id, space_id, token_hash, role, created_by, created_at, expires_at)
    values (gen_random_uuid(), $1, $2, 'MEMBER', $3, $4, $4)`;
  const requests = `insert into lobby_requests (session_id, identity, id, name, state, asked_at, seen_at, denials)
    values ($1, $2, gen_random_uuid(), '', 'DENIED', $3, $3, 1)`;
  for (const [name, hours] of [
    ["dead", -1],
    ["alive", 1],
  ] as const) {
    await pool.query(tokens, [name, at(hours)]);
    await pool.query(signIns, [name, owner.id, at(hours)]);
    await pool.query(keys, [name, at(hours - 24)]);
    await pool.query(instances, [name, at(hours - 1)]);
    await pool.query(events, [name, at(hours - 1)]);
    await pool.query(requests, [session.id, name, at(hours - 24)]);
    await pool.query(invitations, [space.id, name, owner.id, at(hours - 30 * 24)]);
  }
  const job = housekeepingJob({
    housekeeping: createHousekeeping(pool),
    clock,
    metrics: createMetrics(),
  });
  await Promise.all([job.run(neverAborted), job.run(neverAborted)]);
  const { rows } = await pool.query<{ name: string }>(`
    select token as name from verification_tokens union all select session_token from auth_sessions
    union all select key from idempotency_keys union all select id from transcriber_instances
    union all select id from livekit_events union all select token_hash from space_invitations
    union all select identity from lobby_requests`);
  expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 7 }, () => "alive"));
});
