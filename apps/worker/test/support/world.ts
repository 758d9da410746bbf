import { createRepositories } from "@rooms/db";
import { createTestSession, createTestSpace, createTestUser } from "@rooms/db/testing";
import type { Session } from "@rooms/domain/sessions/session";
import { type Joined, joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import type { Caller } from "@rooms/domain/shared/caller";
import type { Result } from "@rooms/domain/shared/result";
import { testDeps } from "@rooms/domain/testing";
import { createLogger } from "@rooms/service-kit/observability";
import type { Pool } from "@rooms/db";
import { createMetrics } from "../../src/metrics.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const limits = { expireAfterMs: 24 * hourMs, idleAfterMs: 30 * minuteMs };
export const neverAborted = new AbortController().signal;
export const log = createLogger({ name: "worker", level: "silent" });

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A space with its owner on a real database, with a clock that is moved by hand and LiveKit in memory. */
export async function createWorld(pool: Pool) {
  const owner = await createTestUser(pool);
  const space = await createTestSpace(pool, owner.id);
  const caller: Caller = { kind: "user", userId: owner.id };
  const deps = testDeps(createRepositories(pool));
  return {
    deps,
    caller,
    metrics: createMetrics(),
    newSession: (change: Partial<Pick<Session, "plan">> = {}) => {
      const at = deps.clock.now();
      return createTestSession(pool, space, {
        createdBy: owner.id,
        createdAt: at,
        lastActivityAt: at,
        ...change,
      });
    },
    join: async ({ slug }: Session): Promise<Joined> =>
      valueOf(await joinSession(deps)({ caller, slug })),
    joinAsGuest: async ({ slug }: Session): Promise<Joined> =>
      valueOf(await joinSession(deps)({ caller: { kind: "visitor" }, slug, name: "Gil" })),
    async statusOf({ id }: Session): Promise<string | undefined> {
      return (await deps.store.sessions.find(id))?.status;
    },
    async presentIn({ id }: Session): Promise<string[]> {
      const present = await deps.store.participants.listPresent(id);
      return present.map(({ identity }) => identity);
    },
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}
