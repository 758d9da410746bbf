import { createApiKey, listSessions, revokeApiKey } from "@rooms/contracts/http";
import { spaceId } from "@rooms/domain/shared/ids";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { describe, expect, it, vi } from "vitest";
import { ApiKeyCache, keptMs } from "../../src/auth/api-key-cache.ts";
import type { ApiKeyCacheOptions } from "../../src/auth/api-key-cache.ts";
import type { Principal } from "../../src/auth/authenticator.ts";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import type { TestApi } from "../support/test-api.ts";

type Events = Parameters<ApiKeyCacheOptions["listen"]>[0];

const principal: Principal = {
  caller: { kind: "system", spaceId: spaceId(systemIdSource().uuid()) },
  scopes: ["sessions:read"],
  account: "key:1",
};

/** A cache that listens already, beside a database in which the key is valid. */
function cacheOf({ listens = true } = {}) {
  const time = { nowMs: 0 };
  const find = vi.fn(() => Promise.resolve<Principal | null>(principal));
  const listeners: Events[] = [];
  const listen = vi.fn((events: Events) => {
    if (!listens) return Promise.reject(new Error("away"));
    listeners.push(events);
    events.onListening();
    return Promise.resolve({ close: () => Promise.resolve() });
  });
  const onProblem = vi.fn();
  const nowMs = () => time.nowMs;
  const cache = new ApiKeyCache({ auth: { find }, listen, onProblem, nowMs });
  const events = (): Events => {
    const [first] = listeners;
    if (!first) throw new Error("It does not listen.");
    return first;
  };
  return { cache, find, listen, onProblem, time, events };
}

describe("what is kept of an API key", () => {
  it("answers for a moment, then is looked up again", async () => {
    const { cache, find, time } = cacheOf();
    await cache.find("a");
    await cache.find("a");
    time.nowMs = keptMs - 1;
    expect(await cache.find("a")).toBe(principal);
    expect(find).toHaveBeenCalledTimes(1);
    time.nowMs = keptMs;
    find.mockResolvedValueOnce(null);
    expect(await cache.find("a")).toBeNull();
  });

  it("is never that there is none", async () => {
    const { cache, find } = cacheOf();
    find.mockResolvedValueOnce(null);
    expect(await cache.find("a")).toBeNull();
    expect(await cache.find("a")).toBe(principal);
  });

  it("goes as soon as some key ends, told by the database or known here", async () => {
    const { cache, find, events } = cacheOf();
    for (const end of [() => events().onEnd(), () => cache.clear()]) {
      await cache.find("a");
      end();
      find.mockResolvedValueOnce(null);
      expect(await cache.find("a")).toBeNull();
    }
  });

  it("is nothing when a key ended while it was looked up", async () => {
    const { cache, find, events } = cacheOf();
    await cache.find("other");
    const read = Promise.withResolvers<Principal | null>();
    find.mockReturnValueOnce(read.promise);
    const asked = cache.find("a");
    events().onEnd();
    read.resolve(principal);
    await asked;
    find.mockResolvedValueOnce(null);
    expect(await cache.find("a")).toBeNull();
  });

  it("goes with the connection that tells of ends, and is nothing until another listens", async () => {
    const { cache, find, events, onProblem } = cacheOf();
    await cache.find("a");
    events().onError(new Error("lost"));
    expect(onProblem).toHaveBeenCalledTimes(1);
    await cache.find("a");
    await cache.find("a");
    expect(find).toHaveBeenCalledTimes(3);
    events().onListening();
    await cache.find("a");
    await cache.find("a");
    expect(find).toHaveBeenCalledTimes(4);
  });

  it("is nothing where the database cannot be listened to, which is tried again once a second", async () => {
    const { cache, find, listen, time } = cacheOf({ listens: false });
    for (const atMs of [0, 0, 999, 1_000]) {
      time.nowMs = atMs;
      await cache.find("a");
      // The refusal of `listen` is seen by then.
      await Promise.resolve();
    }
    expect(find).toHaveBeenCalledTimes(4);
    expect(listen).toHaveBeenCalledTimes(2);
  });
});

describe("two processes on one database", () => {
  const one = useTestApi();
  const other = useTestApi(async () => Promise.resolve({ DATABASE_URL: one().databaseUrl }));
  // Less than a key is kept, so that its going cannot be its age.
  const atOnce = { timeout: keptMs / 2, interval: 20 };

  const status = async (api: TestApi, secret: string): Promise<number> =>
    (await api.request(listSessions.path, { headers: { authorization: `Bearer ${secret}` } }))
      .status;

  /** Who listens for ends of keys, by the process ids of the database. */
  async function listening(): Promise<number[]> {
    const { rows } = await one().pool.query<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database() and query = 'listen api_key_ended'",
    );
    return rows.map(({ pid }) => pid);
  }

  async function keyKeptByBoth(name: string) {
    const owner = await signInNamed(one(), name);
    const body = { name, scopes: ["sessions:read" as const] };
    const { key, secret } = await must(owner.call(createApiKey, { body }));
    await vi.waitFor(async () => {
      for (const api of [one(), other()]) expect(await status(api, secret)).toBe(200);
      expect(await listening()).toHaveLength(2);
    });
    for (const api of [one(), other()]) expect(await status(api, secret)).toBe(200);
    return { owner, key, secret };
  }

  it("refuse a key as soon as it is revoked on one of them", async () => {
    const { owner, key, secret } = await keyKeptByBoth("Ann");
    await must(owner.call(revokeApiKey, { params: { id: key.id } }));
    expect(await status(one(), secret)).toBe(401);
    await vi.waitFor(async () => expect(await status(other(), secret)).toBe(401), atOnce);
  });

  it("refuse a key that ends while neither is told", async () => {
    const { key, secret } = await keyKeptByBoth("Bob");
    const { pool } = one();
    await pool.query("alter table api_keys disable trigger api_keys_changed");
    try {
      await pool.query("select pg_terminate_backend(pid) from unnest($1::int[]) pid", [
        await listening(),
      ]);
      await pool.query("update api_keys set revoked_at = now() where id = $1", [key.id]);
      for (const api of [one(), other()]) {
        await vi.waitFor(async () => expect(await status(api, secret)).toBe(401), atOnce);
      }
    } finally {
      await pool.query("alter table api_keys enable trigger api_keys_changed");
    }
  });
});
