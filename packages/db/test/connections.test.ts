import type { User } from "@rooms/domain/identity/user";
import { ok } from "@rooms/domain/shared/result";
import type { Store } from "@rooms/domain/shared/store";
import type { Pool } from "../src/database/pool.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPool, createRepositories } from "../src/index.ts";
import { createTestDatabase, createTestUser } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

const applicationName = "one-connection";

let database: TestDatabase;
let user: User;
let pool: Pool;
let store: Store;

beforeAll(async () => {
  database = await createTestDatabase();
  user = await createTestUser(database.pool);
});
afterAll(() => database.drop());

// With one connection, whatever becomes of it is what the next request meets.
beforeEach(() => {
  const options = { url: database.url, connectionsMax: 1, answerTimeoutMs: 300 };
  pool = createPool({ ...options, applicationName, onIdleError: () => undefined });
  store = createRepositories(pool);
});
afterEach(() => pool.end());

describe("a connection of a transaction", () => {
  it("is given up when it does not answer in time: the next request gets another", async () => {
    const holder = await database.pool.connect();
    await holder.query("begin");
    await holder.query("select from users where id = $1 for update", [user.id]);
    const waiting = store.transaction(async ({ users }) => ok(await users.lock(user.id)));
    // The words by which the api tells that the database is away.
    await expect(waiting).rejects.toMatchObject({ cause: { message: "Query read timeout" } });
    expect(await store.users.find(user.id)).toMatchObject({ id: user.id });
    await holder.query("rollback");
    holder.release();
  });

  it("ends nothing but itself when it breaks between two statements", async () => {
    const broken = store.transaction(async ({ users }) => {
      await users.find(user.id);
      await database.pool.query(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = $1",
        [applicationName],
      );
      return ok(await users.find(user.id));
    });
    await expect(broken).rejects.toThrow();
    expect(await store.users.find(user.id)).toMatchObject({ id: user.id });
  });

  it("takes back what was written when the work throws", async () => {
    const thrown = store.transaction(async ({ users }) => {
      await users.updateProfile(user.id, { displayName: "Nobody" });
      throw new Error("a bug");
    });
    await expect(thrown).rejects.toThrow("a bug");
    expect((await store.users.find(user.id))?.displayName).toBe(user.displayName);
  });
});
