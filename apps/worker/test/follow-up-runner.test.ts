import { createFollowUpQueue, createRepositories } from "@rooms/db";
import {
  createTestDatabase,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { SessionId } from "@rooms/domain/shared/ids";
import { until } from "@rooms/testing/until";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { FollowUpJob, FollowUpRun } from "../src/jobs/follow-up.ts";
import { createMetrics } from "../src/metrics.ts";
import { FollowUpRunner } from "../src/queue/follow-up-runner.ts";
import type { FollowUpTimes } from "../src/queue/follow-up-runner.ts";
import { log } from "./support/world.ts";

let database: TestDatabase;
let space: Awaited<ReturnType<typeof createTestSpace>>;
beforeAll(async () => {
  database = await createTestDatabase();
  const owner = await createTestUser(database.pool);
  space = await createTestSpace(database.pool, owner.id);
});
afterEach(async () => {
  await database.pool.query("delete from follow_ups");
});
afterAll(() => database.drop());

async function newSession(): Promise<SessionId> {
  return (await createTestSession(database.pool, space)).id;
}
const ask = (id: SessionId) =>
  createRepositories(database.pool).followUps.add(id, "analyse", new Date());
const queue = () => createFollowUpQueue(database.pool);
async function rowsOf(id: SessionId) {
  const { rows } = await database.pool.query<{
    attempts: number;
    claimed: boolean;
    waits: boolean;
  }>(
    `select attempts, claim is not null as claimed, due_at > clock_timestamp() as waits
     from follow_ups where session_id = $1`,
    [id],
  );
  return rows;
}

type Act = (run: FollowUpRun, signal: AbortSignal) => Promise<"done" | "again">;

function jobOf(act: Act, options: Partial<FollowUpJob> = {}) {
  const runs: FollowUpRun[] = [];
  const job: FollowUpJob = {
    kind: "analyse",
    deadlineMs: 10_000,
    attemptsMax: 3,
    concurrency: 2,
    run(run, signal) {
      runs.push(run);
      return act(run, signal);
    },
    ...options,
  };
  return { job, runs };
}

const quick = { pollMs: 20, claimMs: 600, againAfterMs: 20, stopGraceMs: 100 };

function start(job: FollowUpJob, times: Partial<FollowUpTimes> = quick): FollowUpRunner {
  const runner = new FollowUpRunner({
    queue: queue(),
    jobs: [job],
    metrics: createMetrics(),
    log,
    times,
  });
  onTestFinished(() => runner.stop());
  runner.start();
  return runner;
}

const untilGone = (id: SessionId) =>
  until("the work is done", async () => (await rowsOf(id)).length === 0);
const hung: Act = () => new Promise(() => undefined);
const untilAborted: Act = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")));
  });

describe("work for a session", () => {
  it("begins within a second, and is forgotten when it is done", async () => {
    const { job, runs } = jobOf(async () => "done");
    start(job, {});
    const id = await newSession();
    const askedAt = performance.now();
    await ask(id);
    await until("a run", () => runs.length === 1);
    expect(performance.now() - askedAt).toBeLessThan(1_500);
    await untilGone(id);
    expect(runs).toMatchObject([{ sessionId: id, attempt: 1 }]);
  });

  it("runs once at a time between two workers, and once more when it was asked for meanwhile", async () => {
    const id = await newSession();
    let [now, most] = [0, 0];
    let finish = (): void => undefined;
    const act: Act = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise<void>((resolve) => (finish = resolve));
      now -= 1;
      return "done";
    };
    const { job, runs } = jobOf(act);
    start(job);
    start(job);
    await ask(id);
    await until("a run", () => runs.length === 1);
    await ask(id);
    await ask(id);
    finish();
    await until("another run", () => runs.length === 2);
    finish();
    await untilGone(id);
    expect([runs.length, most]).toEqual([2, 1]);
  });

  it("waits for something else as often as it takes, without that counting as an attempt", async () => {
    const id = await newSession();
    const { job, runs } = jobOf(async () => (runs.length < 6 ? "again" : "done"));
    start(job);
    await ask(id);
    await untilGone(id);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(runs.at(-1)?.waitedMs).toBeGreaterThan(80);
  });

  it("is tried again after a failure, later and later, and says so when no attempt is left", async () => {
    const id = await newSession();
    const exhausted: SessionId[] = [];
    const { job, runs } = jobOf(() => Promise.reject(new Error("no")), {
      async onExhausted(session) {
        exhausted.push(session);
        if (exhausted.length === 1) throw new Error("no");
      },
    });
    start(job);
    await ask(id);
    for (const attempt of [1, 2, 3]) {
      await until("it waits", async () =>
        (await rowsOf(id)).some((row) => row.attempts === attempt && row.waits && !row.claimed),
      );
      await database.pool.query("update follow_ups set due_at = now() where session_id = $1", [id]);
    }
    await untilGone(id);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(exhausted).toEqual([id, id]);
  });

  it("a new request ends the wait after failures", async () => {
    const id = await newSession();
    const { job, runs } = jobOf(async ({ attempt }) => {
      if (runs.length === 1) throw new Error(`no ${attempt}`);
      return "done";
    });
    start(job);
    await ask(id);
    await until("it waits", async () =>
      (await rowsOf(id)).some((row) => row.attempts === 1 && row.waits && !row.claimed),
    );
    await ask(id);
    await untilGone(id);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it("that hangs past its deadline is given up and tried again, though it ignores its signal", async () => {
    const id = await newSession();
    const { job, runs } = jobOf(hung, { deadlineMs: 50 });
    start(job);
    await ask(id);
    await until("it waits", async () =>
      (await rowsOf(id)).some(
        ({ waits, claimed, attempts }) => waits && !claimed && attempts === 1,
      ),
    );
    expect(runs).toHaveLength(1);
  });

  it("of a process that was killed is taken up by another", async () => {
    const id = await newSession();
    await ask(id);
    // What a killed process leaves: a claim that is not renewed.
    const [claimed] = await queue().claim("analyse", { limit: 1, claimMs: 200 });
    const { job, runs } = jobOf(async () => "done");
    start(job);
    await untilGone(id);
    expect(runs).toMatchObject([{ sessionId: claimed?.sessionId, attempt: 2 }]);
  });

  it("that kills its process each time is not run for ever", async () => {
    const id = await newSession();
    const exhausted: SessionId[] = [];
    const { job, runs } = jobOf(async () => "done", {
      onExhausted: async (session) => void exhausted.push(session),
    });
    await ask(id);
    await database.pool.query("update follow_ups set attempts = 3 where session_id = $1", [id]);
    start(job);
    await untilGone(id);
    expect([runs, exhausted]).toEqual([[], [id]]);
  });

  it("is told to stop when another took it over, or its session is gone", async () => {
    const id = await newSession();
    const { job, runs } = jobOf(untilAborted, { concurrency: 1 });
    start(job, { ...quick, claimMs: 150 });
    await ask(id);
    await until("a run", () => runs.length === 1);
    await database.pool.query("delete from video_sessions where id = $1", [id]);
    const other = await newSession();
    await ask(other);
    await until("a run of another", () => runs.length === 2);
    expect(await rowsOf(id)).toEqual([]);
  });

  it("is given back by a worker that stops", async () => {
    const id = await newSession();
    const { job, runs } = jobOf(untilAborted);
    const runner = start(job);
    await ask(id);
    await until("a run", () => runs.length === 1);
    await runner.stop();
    expect(await rowsOf(id)).toEqual([{ attempts: 0, claimed: false, waits: false }]);
  });

  it("is not held up when the database's clock is set back", async () => {
    const [due, dead] = [await newSession(), await newSession()];
    await ask(due);
    await ask(dead);
    await database.pool.query(
      "update follow_ups set due_at = now() + interval '1 hour' where session_id = $1",
      [due],
    );
    await database.pool.query(
      `update follow_ups set claim = gen_random_uuid(), claimed_until = now() + interval '1 hour'
       where session_id = $1`,
      [dead],
    );
    const { job, runs } = jobOf(async () => "done");
    start(job);
    await untilGone(due);
    await untilGone(dead);
    expect(runs).toHaveLength(2);
  });
});
