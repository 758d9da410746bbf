import { ok } from "@rooms/domain/shared/result";
import type { Session } from "@rooms/domain/sessions/session";
import type { Store } from "@rooms/domain/shared/store";
import type { Space } from "@rooms/domain/spaces/space";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Pool } from "../src/database/pool.ts";
import { createPool, createRepositories } from "../src/index.ts";
import { createTestDatabase, createTestSession } from "../src/testing/index.ts";
import { createTestSpace, createTestUser } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

const applicationName = "shared-reads";

let database: TestDatabase;
let space: Space;
let sessions: Session[];
let pool: Pool;
let store: Store;

beforeAll(async () => {
  database = await createTestDatabase();
  space = await createTestSpace(database.pool, (await createTestUser(database.pool)).id);
  sessions = await Promise.all(
    Array.from({ length: 5 }, (_, at) =>
      createTestSession(database.pool, space, { title: `Session ${at}` }),
    ),
  );
});
afterAll(() => database.drop());
afterEach(() => pool.end());

function open(connectionsMax: number): void {
  const url = database.url;
  pool = createPool({ url, connectionsMax, applicationName, onIdleError: () => undefined });
  store = createRepositories(pool);
}

const title = async ({ slug }: Session) => (await store.sessions.read(slug))?.session.title;

describe("short reads under way at the same time", () => {
  it("are answered each with its own rows, on one connection", async () => {
    open(10);
    const asked = Array.from({ length: 8 }, () => sessions).flat();
    expect(await Promise.all(asked.map(title))).toEqual(asked.map((session) => session.title));
    const { rows } = await database.pool.query(
      "select from pg_stat_activity where application_name = $1",
      [applicationName],
    );
    expect(rows).toHaveLength(1);
  });

  it("leave the connection to a transaction that waits for it", async () => {
    open(1);
    let isDone = false;
    const [first = null, ...others] = sessions;
    const reader = async (session: Session): Promise<void> => {
      while (!isDone) expect(await title(session)).toBe(session.title);
    };
    const readers = Promise.all(others.map(reader));
    const found = await store.transaction(async (within) =>
      ok(first && (await within.sessions.find(first.id))),
    );
    isDone = true;
    await readers;
    expect(found).toMatchObject({ ok: true, value: { title: first?.title } });
  });

  it(
    "fail with the connection that broke, and the next has another",
    { timeout: 20_000 },
    async () => {
      open(10);
      const lock = await database.pool.connect();
      await lock.query("begin");
      await lock.query("lock table video_sessions in access exclusive mode");
      const reads = Promise.allSettled(sessions.map(title));
      await expect
        .poll(
          async () => {
            const { rows } = await database.pool.query(
              `select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where application_name = $1 and wait_event_type = 'Lock'`,
              [applicationName],
            );
            return rows.length;
          },
          { timeout: 15_000 },
        )
        .toBe(1);
      expect((await reads).map(({ status }) => status)).toEqual(sessions.map(() => "rejected"));
      await lock.query("rollback");
      lock.release();
      expect(await Promise.all(sessions.map(title))).toEqual(sessions.map((one) => one.title));
    },
  );
});
