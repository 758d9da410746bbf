import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { getProfile, getReady } from "@rooms/contracts/http";
import { createTestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import { Hono } from "hono";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { compose } from "../../src/compose.ts";
import { answerFailure } from "../../src/http/failures.ts";
import type { AppEnv } from "../../src/http/types.ts";
import { startFakeLiveKit } from "../support/fake-livekit.ts";
import { signIn } from "../support/sign-in.ts";
import { testEnv } from "../support/test-api.ts";
import type { TestApi } from "../support/test-api.ts";

/** Stands between the api and its database, and can be cut and restored. */
async function startProxy(target: URL) {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((client) => {
    if (!isOpen) return client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  // A server that listens on TCP has an AddressInfo.
  url.port = String((server.address() as AddressInfo).port);
  url.hostname = "127.0.0.1";
  const cut = (): void => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    restore: () => (isOpen = true),
    stop: () => {
      cut();
      server.close();
    },
  };
}

async function startApi(onLine: (line: string) => void) {
  const database = await createTestDatabase();
  const proxy = await startProxy(new URL(database.url));
  const livekit = await startFakeLiveKit();
  const log = createLogger({ name: "api", level: "trace", destination: { write: onLine } });
  const env = testEnv({ DATABASE_URL: proxy.url, LIVEKIT_INTERNAL_URL: livekit.url });
  const { app, close } = compose(env, logOnly(log));
  const api: Pick<TestApi, "request" | "pool" | "databaseUrl" | "livekit"> = {
    request: async (path, init) => app.request(path, init),
    pool: database.pool,
    databaseUrl: database.url,
    livekit,
  };
  onTestFinished(async () => {
    await close();
    proxy.stop();
    await livekit.stop();
    await database.drop();
  });
  return { api, proxy };
}

describe("when something breaks", () => {
  it("says that the database is away, and comes back by itself", async () => {
    const { api, proxy } = await startApi(() => undefined);
    const ann = await signIn(api, "ann@example.com");
    expect(await ann.call(getReady)).toMatchObject({ ok: true });
    proxy.cut();
    const away = { problem: { code: "DATABASE_UNAVAILABLE", status: 503 } };
    expect(await ann.call(getProfile)).toMatchObject(away);
    expect(await ann.call(getReady)).toMatchObject(away);
    proxy.restore();
    await vi.waitFor(async () => expect(await ann.call(getProfile)).toMatchObject({ ok: true }), {
      timeout: 5_000,
    });
  });

  it("says so, too, of a database that does not answer", async () => {
    const app = new Hono<AppEnv>();
    app.use(async (context, next) => {
      context.set("log", createLogger({ name: "api", level: "silent" }));
      await next();
    });
    app.onError(answerFailure);
    // As the driver says it, within what the database's package says.
    const silent = new Error("Failed query", {
      cause: Object.assign(new Error("Query read timeout"), { code: "CONNECTION_LOST" }),
    });
    app.get("/", () => {
      throw silent;
    });
    const answer = await app.request("/");
    expect(await answer.json()).toMatchObject({ code: "DATABASE_UNAVAILABLE", status: 503 });
  });

  it("tells a client nothing of a bug, and logs where it is without what people said", async () => {
    const lines: string[] = [];
    const { api } = await startApi((line) => lines.push(line));
    const ann = await signIn(api, "ann.private@example.com");
    await api.pool.query("drop table space_members cascade");
    const answer = await ann.send("/api/spaces");
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: "INTERNAL" });
    expect(text).not.toMatch(/space_members|select|at /);
    const log = lines.join("");
    expect(log).toMatch(/"msg":"bug"/);
    expect(log).toMatch(/use-cases\/spaces/);
    expect(log).not.toMatch(/ann\.private/);
    for (const value of ann.cookies.values()) expect(log).not.toContain(value);
  });
});
