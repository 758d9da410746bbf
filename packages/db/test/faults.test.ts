import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Pool } from "../src/database/pool.ts";
import { createPool, listenSessionChanges } from "../src/index.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
let wire: Wire;
let pool: Pool;
let onIdleError: (error: Error) => void;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  wire = await openWire(new URL(database.url));
  onIdleError = vi.fn();
  pool = createPool({ url: wire.url, connectionsMax: 1, answerTimeoutMs: 300, onIdleError });
});
afterEach(async () => {
  await pool.end();
  await wire.close();
});

interface Wire {
  url: string;
  /** Connections taken so far. */
  readonly made: number;
  /** Those that their client has not ended. */
  readonly open: number;
  /** Open connections stop passing data, and neither end is told. */
  mute(): void;
  cut(): void;
  close(): Promise<void>;
}

/** A wire to the database that can go dead. */
async function openWire(target: URL): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>();
  let made = 0;
  let open = 0;
  const server: Server = createServer({ allowHalfOpen: true }, (near) => {
    made += 1;
    open += 1;
    near.once("end", () => (open -= 1));
    const far = connect({ port: Number(target.port), host: target.hostname, allowHalfOpen: true });
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const one of pair) one.on("error", () => undefined);
    near.pipe(far).pipe(near);
    near.on("close", () => {
      pairs.delete(pair);
      far.destroy();
    });
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  // A server that listens on TCP has an AddressInfo.
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const [near] of pairs) near.destroy();
  };
  return {
    url: url.href,
    get made() {
      return made;
    },
    get open() {
      return open;
    },
    mute() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.resume();
      }
    },
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("a connection that goes dead", () => {
  it("without a word fails its statement in time, and is not used again", async () => {
    await pool.query("select 1");
    wire.mute();
    await expect(pool.query("select 2")).rejects.toThrow("Query read timeout");
    await vi.waitFor(() => expect(wire.open).toBe(0));
    expect((await pool.query("select 3 as n")).rows).toEqual([{ n: 3 }]);
    expect(wire.made).toBe(2);
  });

  it("without a word does not hold up the end of its pool", async () => {
    await pool.query("select 1");
    wire.mute();
    await expect(pool.end()).resolves.toBeUndefined();
  });

  it("while it is idle is told once, and is made anew only when it is needed", async () => {
    await pool.query("select 1");
    wire.cut();
    await vi.waitFor(() => expect(onIdleError).toHaveBeenCalledTimes(1));
    expect(wire.made).toBe(1);
    expect((await pool.query("select 2 as n")).rows).toEqual([{ n: 2 }]);
    expect(onIdleError).toHaveBeenCalledTimes(1);
    expect(wire.made).toBe(2);
  });

  it("under a statement fails it, and the one that waits gets another", async () => {
    const sleeping = pool.query("select pg_sleep(10)");
    const waiting = pool.query("select 2 as n");
    await vi.waitFor(async () => {
      const { rows } = await database.pool.query(
        "select from pg_stat_activity where query = 'select pg_sleep(10)'",
      );
      expect(rows).toHaveLength(1);
    });
    wire.cut();
    await expect(sleeping).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    expect((await waiting).rows).toEqual([{ n: 2 }]);
  });

  it("before its server answers is given up, and makes no other behind the back of its user", async () => {
    const silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    let visits = 0;
    silent.on("connection", () => (visits += 1));
    const { port } = silent.address() as AddressInfo;
    const away = createPool({ url: `postgres://rooms@127.0.0.1:${port}/rooms`, onIdleError });
    await expect(away.query("select 1")).rejects.toThrow();
    await away.end();
    await new Promise((resolve) => silent.close(resolve));
    expect(visits).toBe(1);
  });
});

describe("a connection that listens", () => {
  it("and goes dead without a word is noticed, and replaced", async () => {
    const onListening = vi.fn();
    const onError = vi.fn();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const events = { onChange: () => undefined, onListening, onError };
    const listener = await listenSessionChanges({ url: wire.url, ...events });
    wire.mute();
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(wire.made).toBe(2);
    await listener.close();
  }, 15_000);
});
