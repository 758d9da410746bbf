import { until } from "@rooms/testing/until";
import { mkdtemp, chmod, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool, migrate } from "@rooms/db";
import { startEmbeddedPostgres } from "@rooms/db/embedded";
import { freePort } from "@rooms/testing/ports";
import { createTestDatabase } from "@rooms/db/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Job } from "../src/jobs/job.ts";
import { createMetrics } from "../src/metrics.ts";
import { JobQueue } from "../src/queue/job-queue.ts";
import { log } from "./support/world.ts";

/** A job for every second that counts its runs, and does with each what the test says. */
function everySecond(act: (signal: AbortSignal) => Promise<void> = async () => undefined) {
  const job = {
    name: "test.every-second",
    due: { kind: "every", seconds: 1 },
    runs: 0,
    async run(signal: AbortSignal) {
      job.runs += 1;
      await act(signal);
    },
  } satisfies Job & { runs: number };
  return job;
}

function startQueue(databaseUrl: string, ...jobs: Job[]): JobQueue {
  const queue = new JobQueue({ databaseUrl, jobs, metrics: createMetrics(), log });
  onTestFinished(() => queue.stop());
  queue.start();
  return queue;
}

async function testDatabase() {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  return database;
}

const hung = (): Promise<void> => new Promise(() => undefined);

describe("two workers on one database", () => {
  it("start at once, keep one schedule, and do what is due once between them", async () => {
    const { url, pool } = await testDatabase();
    const [one, two] = [everySecond(), everySecond()];
    const minutely: Job = {
      name: "test.minutely",
      due: { kind: "cron", cron: "* * * * *" },
      run: async () => undefined,
    };
    const queues = [startQueue(url, one, minutely), startQueue(url, two, minutely)];
    await until("three runs", () => one.runs + two.runs >= 3);
    await Promise.all(queues.map((queue) => queue.stop()));
    const { rows } = await pool.query<{ state: string; jobs: number; slots: number }>(
      `select state::text, count(*)::int as jobs, count(distinct singleton_on)::int as slots
       from pgboss.job where name = $1 and state <> 'created' group by state`,
      [one.name],
    );
    const runs = one.runs + two.runs;
    expect(rows).toEqual([{ state: "completed", jobs: runs, slots: runs }]);
    const schedules = await pool.query("select name, cron from pgboss.schedule");
    expect(schedules.rows).toEqual([{ name: minutely.name, cron: "* * * * *" }]);
  });

  it("go on when one hangs or fails, and that one still stops in time", async () => {
    const { url } = await testDatabase();
    const [stuck, failing] = [
      everySecond(hung),
      everySecond(() => Promise.reject(new Error("no"))),
    ];
    const sick = startQueue(url, stuck);
    await until("the hung run", () => stuck.runs === 1);
    startQueue(url, failing);
    await until("two runs that fail", () => failing.runs >= 2);
    await expect(sick.stop()).resolves.toBeUndefined();
  });
});

it("a role that may make no schema, and has the queue's, is enough", async () => {
  const { url, pool } = await testDatabase();
  const address = new URL(url);
  const role = `queue_only_${address.pathname.slice(1)}`;
  await pool.query(`create role ${role} login password 'for-this-test'`);
  await pool.query(`grant usage, create on schema pgboss to ${role}`);
  Object.assign(address, { username: role, password: "for-this-test" });
  const job = everySecond();
  const queue = startQueue(address.href, job);
  await until("a run", () => job.runs >= 1);
  await queue.stop();
  await pool.query(`drop owned by ${role}`);
  await pool.query(`drop role ${role}`);
  expect(job.runs).toBeGreaterThan(0);
});

it("a stop tells the job, and waits for its end", async () => {
  const { url } = await testDatabase();
  let ended = false;
  const job = everySecond(async (signal) => {
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    ended = true;
  });
  const queue = startQueue(url, job);
  await until("a run", () => job.runs === 1);
  await queue.stop();
  expect(ended).toBe(true);
});

it("what a job throws is not stored: it may quote a participant", async () => {
  const { url, pool } = await testDatabase();
  const job = everySecond(() => Promise.reject(new Error("said Ann", { cause: "said Ann" })));
  const queue = startQueue(url, job);
  await until("a run", () => job.runs >= 1);
  await queue.stop();
  const { rows } = await pool.query<{ output: string | null }>(
    "select output::text from pgboss.job where state = 'failed'",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain("Ann");
});

it("waits for a database that is not there yet, and goes on after one that was away", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rooms-test-worker-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const port = await freePort();
  const startDatabase = () => startEmbeddedPostgres({ dataDir: join(folder, "data"), port });
  const made = await startDatabase();
  const pool = createPool({ url: made.ownerUrl, onIdleError: () => undefined });
  await migrate(pool);
  await pool.end();
  await made.stop();

  const job = everySecond();
  const queue = startQueue(made.ownerUrl, job);
  expect(queue.isStarted).toBe(false);
  let database = await startDatabase();
  onTestFinished(() => database.stop());
  await until("the first run", () => job.runs >= 1);
  await database.stop();
  const runsBefore = job.runs;
  database = await startDatabase();
  await until("runs after the outage", () => job.runs >= runsBefore + 2);
  await queue.stop();
}, 30_000);
