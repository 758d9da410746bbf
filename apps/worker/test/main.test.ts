import { version } from "@rooms/service-kit/version";
import { until } from "@rooms/testing/until";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@rooms/db/testing";
import { AppProcess } from "@rooms/testing/app-process";
import { describe, expect, it, onTestFinished } from "vitest";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const livekit = {
  LIVEKIT_URL: "ws://127.0.0.1:1",
  LIVEKIT_API_KEY: "devkey",
  LIVEKIT_API_SECRET: "a-secret-of-at-least-32-characters",
};

function startProcess(variables: Record<string, string>): AppProcess {
  const app = new AppProcess(main, variables);
  onTestFinished(() => app.kill());
  return app;
}

const addressOf = async (app: AppProcess) => `http://127.0.0.1:${await app.port()}`;

/** One that does not manage to stop in time ends with 1. */
async function expectStopInTime(app: AppProcess): Promise<void> {
  expect(await app.stop()).toBe(0);
}

describe("the process", () => {
  it("becomes ready, runs its jobs, says so in its metrics, and stops soon after SIGTERM", async () => {
    const database = await createTestDatabase();
    onTestFinished(database.drop);
    const worker = startProcess({ ...livekit, WORKER_PORT: "0", DATABASE_URL: database.url });
    const base = await addressOf(worker);
    expect(await (await fetch(`${base}/health`)).json()).toEqual({ status: "ok", version });
    await until("ready", async () => (await fetch(`${base}/ready`)).ok);
    expect(await (await fetch(`${base}/ready`)).json()).toEqual({
      ready: true,
      parts: { database: "up", queue: "up", livekit: "down" },
    });
    const metrics = async (): Promise<string> => (await fetch(`${base}/metrics`)).text();
    await until("a run in the metrics", async () =>
      /rooms_worker_job_seconds_count\{.*job="presence.reconcile",outcome="done"/.test(
        await metrics(),
      ),
    );
    const headers = { "x-forwarded-for": "127.0.0.1" };
    expect((await fetch(`${base}/metrics`, { headers })).status).toBe(404);
    expect((await fetch(`${base}/other`)).status).toBe(404);
    await expectStopInTime(worker);
  }, 90_000);

  it("lives without a database, says that it is not ready, and stops all the same", async () => {
    const worker = startProcess({
      ...livekit,
      WORKER_PORT: "0",
      DATABASE_URL: "postgres://rooms:hidden-word@127.0.0.1:1/rooms",
    });
    const base = await addressOf(worker);
    expect((await fetch(`${base}/health`)).status).toBe(200);
    const ready = await fetch(`${base}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ parts: { database: "down", queue: "down" } });
    await expectStopInTime(worker);
    expect(worker.lines.join("\n")).not.toContain("hidden-word");
  }, 90_000);

  it("does not start on a wrong environment, and says all that is wrong", async () => {
    const worker = startProcess({ WORKER_PORT: "-1" });
    expect(await worker.exit).toBe(1);
    expect(worker.lines.join("\n")).toMatch(/WORKER_PORT[\s\S]*DATABASE_URL[\s\S]*LIVEKIT_URL/);
  }, 90_000);
});
