import type { User } from "@rooms/domain/identity/user";
import type { Session } from "@rooms/domain/sessions/session";
import { createSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { Caller } from "@rooms/domain/shared/caller";
import type { Slug } from "@rooms/domain/shared/ids";
import type { Result } from "@rooms/domain/shared/result";
import type { Space } from "@rooms/domain/spaces/space";
import { testDeps } from "@rooms/domain/testing";
import type { Pool } from "../../src/database/pool.ts";
import { createRepositories } from "../../src/index.ts";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createTestDatabase, createTestSpace, createTestUser } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const visitor: Caller = { kind: "visitor" };

/** One owner with one space, and the use cases' dependencies on the real database. */
export interface World {
  pool: Pool;
  owner: User;
  space: Space;
  /** The owner, asking. */
  caller: Caller;
  deps: ReturnType<typeof testDeps>;
  newSession: () => Promise<Slug>;
  sessionOf: (slug: Slug) => Promise<Session>;
}

/** A database for the file, and in it a world for each test. */
export function eachWorld(take: (world: World) => void): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => take(await createWorld(database.pool)));
}

export async function createWorld(pool: Pool): Promise<World> {
  const deps = testDeps(createRepositories(pool));
  const owner = await createTestUser(pool);
  const space = await createTestSpace(pool, owner.id);
  const caller: Caller = { kind: "user", userId: owner.id };
  return {
    pool,
    owner,
    space,
    caller,
    deps,
    async newSession() {
      return valueOf(await createSession(deps)({ caller, title: "Weekly" })).session.slug;
    },
    async sessionOf(slug) {
      const session = await deps.store.sessions.findBySlug(slug);
      if (!session) throw new Error("no session");
      return session;
    },
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? "OK" : result.error.code;
}
