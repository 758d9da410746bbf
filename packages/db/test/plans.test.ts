import { createSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { getSession, listSessions } from "@rooms/domain/sessions/use-cases/read-sessions";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { sessionId, slug, userId } from "@rooms/domain/shared/ids";
import type { Pool } from "../src/database/pool.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMaintenancePool, createRepositories } from "../src/index.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";
import { createWorld } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";

let database: TestDatabase;
let world: World;
let known: { slug: string; id: string };

/** Enough rows that reading all of them would be the worse plan, and Postgres knows it. */
const fillSql = `
with people as (
  insert into users (id, email, name)
  select gen_random_uuid(), 'p' || n || '@example.com', 'Person' from generate_series(1, 5000) n
  returning id
), many as (
  insert into spaces (id, name, mode, guests_allowed, created_at)
  select gen_random_uuid(), 'Space', 'SESSIONS_ONLY', true, now() from generate_series(1, 2000)
  returning id
), members as (
  insert into space_members (space_id, user_id, role, joined_at)
  select many.id, people.id, 'MEMBER', now()
  from (select id, row_number() over () as n from many) many
  join (select id, row_number() over () as n from people) people on people.n % 2000 = many.n % 2000
), sessions as (
  insert into video_sessions (id, slug, space_id, title, status, created_at, last_activity_at)
  select gen_random_uuid(), 'f' || lpad(to_hex(row_number() over ()), 7, '0'), id, 'Session', 'CREATED',
    now() - n * interval '1 minute', now()
  from many, generate_series(1, 10) n
  returning id, slug, created_at
)
insert into participants (id, session_id, identity, name, role, joined_at, present_since)
select gen_random_uuid(), id, 'guest-' || slug || '-1', 'Guest', 'GUEST', created_at, created_at from sessions
`;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.pool);
  const made = await createSession(world.deps)({ caller: world.caller, title: "Plans" });
  if (!made.ok) throw new Error(made.error.code);
  known = made.value.session;
  await database.pool.query(fillSql);
  await database.pool.query("analyze");
}, 60_000);
afterAll(() => database.drop());

interface Asked {
  text: string;
  values: readonly unknown[];
}

/** The statements a repository sends, as it sends them. */
async function statementsOf(
  ask: (store: ReturnType<typeof createRepositories>) => Promise<unknown>,
  pool = database.pool,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const recording: Pool = {
    query(statement, given = []) {
      const { text, values = given } =
        typeof statement === "string" ? { text: statement } : statement;
      asked.push({ text, values });
      return pool.query(statement, given);
    },
    connect: () => pool.connect(),
    end: () => pool.end(),
  };
  await ask(createRepositories(recording));
  return asked;
}

async function planOf(pool: Pool, { text, values }: Asked): Promise<string> {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const big = /Seq Scan on (video_sessions|participants|spaces|space_members|users)\b/;

type Store = ReturnType<typeof createRepositories>;

describe("what is asked all the time", () => {
  const questions: [string, (store: Store) => Promise<unknown>][] = [
    ["a session by its slug", (store) => store.sessions.findBySlug(slug(known.slug))],
    [
      "the first page of a space",
      (store) => store.sessions.list({ spaceId: world.space.id, viewer: null, limit: 21 }),
    ],
    [
      "a page further down",
      (store) =>
        store.sessions.list({
          spaceId: world.space.id,
          viewer: world.owner.id,
          limit: 21,
          after: { createdAt: new Date(), id: systemIdSource().uuid() },
        }),
    ],
    ["a membership", (store) => store.members.find(world.space.id, userId(world.owner.id))],
    ["a person's spaces", (store) => store.spaces.listForUser(world.owner.id)],
    ["who takes part", (store) => store.participants.list(sessionId(known.id))],
    ["who is present", (store) => store.participants.listPresent(sessionId(known.id))],
  ];

  it.each(questions)("is answered from an index: %s", async (_, ask) => {
    const statements = await statementsOf(ask);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      expect(await planOf(database.pool, statement)).not.toMatch(big);
    }
  });

  it("would be seen to read a whole table", async () => {
    const text = "select * from video_sessions where title = $1";
    const all = { text, values: ["x"] };
    expect(await planOf(database.pool, all)).toMatch(big);
  });
});

describe("what an API key reads of sessions", () => {
  const clock = { now: () => new Date() };
  const caller = () => ({ kind: "system", spaceId: world.space.id }) as const;
  const reads: [string, (store: Store) => Promise<{ ok: boolean }>][] = [
    [
      "one session",
      (store) => getSession({ store, clock })({ caller: caller(), slug: slug(known.slug) }),
    ],
    [
      "a page of its space",
      (store) => listSessions({ store, clock, ids: systemIdSource() })({ caller: caller() }),
    ],
  ];

  it.each(reads)("is one prepared statement: %s", async (_, read) => {
    const pool = createMaintenancePool({ url: database.url, connectionsMax: 1 });
    for (let time = 1; time <= 2; time += 1) {
      const asked = await statementsOf(
        async (store) => expect(await read(store)).toMatchObject({ ok: true }),
        pool,
      );
      const { rows } = await pool.query("select statement as text from pg_prepared_statements");
      expect(rows).toEqual(asked.map(({ text }) => ({ text })));
      expect(rows).toHaveLength(1);
    }
    await pool.end();
  });

  it("keeps to the order of the index in the one plan for spaces of any size", async () => {
    const statements = await statementsOf((store) =>
      listSessions({ store, clock, ids: systemIdSource() })({ caller: caller() }),
    );
    for (const { text } of statements) {
      const { rows } = await database.pool.query<{ "QUERY PLAN": string }>(
        `explain (generic_plan) ${text}`,
      );
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/Index Scan Backward using video_sessions_space_idx/);
      expect(plan).not.toMatch(/Sort|Bitmap/);
    }
  });
});
