import { fileURLToPath } from "node:url";
import {
  createTestDatabase,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import { AppProcess } from "@rooms/testing/app-process";
import { describe, expect, it, onTestFinished } from "vitest";
import { askToEnter, waitInLobby } from "@rooms/contracts/http";
import { until } from "@rooms/testing/until";
import { watchedMetrics } from "@rooms/testing/watched-metrics";
import { openBrowser } from "./support/browser.ts";
import { must } from "./support/must.ts";
import { authSecret, livekitKeys, publicOrigin, ticketSecret } from "./support/test-api.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

function startProcess(variables: Record<string, string>): AppProcess {
  const app = new AppProcess(main, variables);
  onTestFinished(() => app.kill());
  return app;
}

describe("the process", () => {
  it("serves, and stops by itself soon after SIGTERM", async () => {
    const database = await createTestDatabase();
    onTestFinished(database.drop);
    const api = startProcess({
      NODE_ENV: "test",
      API_PORT: "0",
      DATABASE_URL: database.url,
      PUBLIC_URL: publicOrigin,
      AUTH_SECRET: authSecret,
      REALTIME_TICKET_SECRET: ticketSecret,
      LIVEKIT_URL: "ws://127.0.0.1:1",
      LIVEKIT_API_KEY: livekitKeys.apiKey,
      LIVEKIT_API_SECRET: livekitKeys.apiSecret,
    });
    const base = `http://127.0.0.1:${await api.port()}/api`;
    const ready = await fetch(`${base}/ready`);
    expect(await ready.json()).toEqual({
      ready: true,
      parts: { database: "up", livekit: "down" },
    });
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/rooms_api_request_seconds_count\{.*operation="operations.ready"/);
    const watched = watchedMetrics("rooms_api_").filter((name) => !/_rate_limit_/.test(name));
    expect(watched.filter((name) => !metrics.includes(`# TYPE ${name} `))).toEqual([]);
    const forwarded = await fetch(`${base}/metrics`, { headers: { "x-forwarded-for": "1.2.3.4" } });
    expect(forwarded.status).toBe(404);
    const { pool } = database;
    const space = await createTestSpace(pool, (await createTestUser(pool)).id);
    const { slug } = await createTestSession(pool, space);
    await pool.query("update video_sessions set entry = 'ASK'");
    const guest = openBrowser({
      request: (path, init) => fetch(base.replace("/api", "") + path, init),
    });
    const params = { slug };
    const asked = await must(guest.call(askToEnter, { params, body: { name: "Gus" } }));
    const held = guest.call(waitInLobby, { params, query: { after: asked.revision } });
    const listening =
      "select 1 from pg_stat_activity where query like 'listen %' and datname = current_database()";
    await until("held", async () => ((await pool.query(listening)).rowCount ?? 0) > 0);
    // One that does not manage to stop in time ends with 1.
    expect(await api.stop()).toBe(0);
    // Who waits is answered as things stand, not cut off.
    expect(await must(held)).toEqual(asked);
  }, 90_000);

  it("does not start on a wrong environment, and says all that is wrong", async () => {
    const api = startProcess({ NODE_ENV: "test", AUTH_SECRET: "short" });
    expect(await api.exit).toBe(1);
    const said = api.lines.join("\n");
    expect(said).toContain("AUTH_SECRET: needs 32 characters or more");
    expect(said).toContain("DATABASE_URL");
  }, 90_000);
});
