import { createRepositories } from "@rooms/db";
import {
  createTestDatabase,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { AnalysisFailure, type MeetingAnalyser } from "@rooms/domain/analysis/meeting-analyser";
import type { Session } from "@rooms/domain/sessions/session";
import type { Space } from "@rooms/domain/spaces/space";
import { AppProcess } from "@rooms/testing/app-process";
import { until } from "@rooms/testing/until";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from "vitest";
import { quoting, say, startAnalyses } from "./support/analysis.ts";

let database: TestDatabase;
let space: Space;
let session: Session;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const owner = await createTestUser(database.pool);
  space = await createTestSpace(database.pool, owner.id, { mode: "SESSIONS_AND_TASKS" });
  session = await createTestSession(database.pool, space, { startedAt: new Date() });
});

// What a failed test leaves is not the next one's.
afterEach(() => database.pool.query("delete from follow_ups"));

const store = () => createRepositories(database.pool);
const found = async () => (await store().analyses.find(space.id, session.id))?.shown;
const isIn = (status: string) => async () => (await found())?.status === status;
const tasks = () => store().tasks.list({ spaceId: space.id, order: "CREATED", limit: 10 });

async function ask(): Promise<void> {
  const { analyses, followUps } = store();
  await analyses.request(session.id, new Date());
  await followUps.add(session.id, "analyse", new Date());
}

async function followUpsLeft(): Promise<string[]> {
  const { rows } = await database.pool.query<{ kind: string }>(
    "select kind from follow_ups where session_id = $1 order by kind",
    [session.id],
  );
  return rows.map(({ kind }) => kind);
}

function start(
  analyse: MeetingAnalyser["analyse"],
  options: Parameters<typeof startAnalyses>[2] = {},
) {
  const started = startAnalyses(database.pool, analyse, options);
  onTestFinished(() => started.runner.stop());
  return started;
}

const failing = (code: ConstructorParameters<typeof AnalysisFailure>[0], retryable: boolean) => {
  const usage = { inputTokens: 7, outputTokens: 0, cost: 0.5 };
  return Promise.reject(new AnalysisFailure(code, { retryable, usage }));
};

describe("an analysis", () => {
  it("is stored with its tasks suggested, and who wants to know is told once", async () => {
    await say(database.pool, session, 1, "I send the offer.");
    await ask();
    const { metrics } = start((meeting) => Promise.resolve(quoting(meeting)));
    await until("it is done", isIn("DONE"));
    await until("the telling", async () => (await followUpsLeft()).join() === "notify");
    expect(await found()).toMatchObject({
      analyser: "test",
      linesRead: 1,
      droppedLines: 0,
      result: { summary: [{ text: "I send the offer." }] },
    });
    expect(await tasks()).toMatchObject([{ title: "I send the offer.", status: "SUGGESTED" }]);
    expect(await metrics.registry.metrics()).toMatch(
      /rooms_worker_analysis_seconds_count\{[^}]*outcome="done"[^}]*\} 1/,
    );
  });

  it("suggests no tasks where the space has none", async () => {
    await store().spaces.update(space.id, { mode: "SESSIONS_ONLY" });
    await say(database.pool, session, 1, "I send the offer.");
    await ask();
    start((meeting) => Promise.resolve(quoting(meeting)));
    await until("it is done", isIn("DONE"));
    expect((await found())?.result.tasks).toHaveLength(1);
    await store().spaces.update(space.id, { mode: "SESSIONS_AND_TASKS" });
    expect(await tasks()).toEqual([]);
  });

  it("loses the lines that rest on nothing, whichever analyser wrote them, and counts them", async () => {
    await say(database.pool, session, 1, "We have 40 seats.");
    await ask();
    const { metrics } = start((meeting) => {
      const { result } = quoting(meeting);
      const risks = result.summary.map((line) => ({ ...line, text: "We have 41 seats." }));
      return Promise.resolve({ result: { ...result, risks }, droppedLines: 2, usage: null });
    });
    await until("it is done", isIn("DONE"));
    expect(await found()).toMatchObject({ droppedLines: 3, result: { risks: [] } });
    expect(await metrics.registry.metrics()).toMatch(/dropped_lines_total(\{[^}]*\})? 3/);
  });

  it("of nothing is done at once: no analyser is asked, nothing is told", async () => {
    await say(database.pool, session, 1, " ");
    await ask();
    const { asked } = start(() => failing("INTERNAL", true));
    await until("it is done", isIn("DONE"));
    expect(await found()).toMatchObject({ linesRead: 0, analyser: null });
    await until("the work is gone", async () => (await followUpsLeft()).length === 0);
    expect(asked).toEqual([]);
  });

  it("reads words anew that were stored while it ran, and tells after the last version", async () => {
    await say(database.pool, session, 1, "One.");
    await ask();
    let runs = 0;
    start(async (meeting) => {
      runs += 1;
      if (runs === 1) await say(database.pool, session, 2, "Two.");
      return quoting(meeting);
    });
    await until("the second version", async () => (await found())?.version === 2);
    await until("the telling", async () => (await followUpsLeft()).join() === "notify");
    expect(runs).toBe(2);
    expect((await found())?.result.summary.map(({ text }) => text)).toEqual(["One.", "Two."]);
  });
});

describe("a failure", () => {
  it("that may pass is tried again by the queue, which says when; tokens of both attempts count", async () => {
    await say(database.pool, session, 1, "One.");
    await ask();
    let runs = 0;
    start((meeting) => {
      runs += 1;
      return runs === 1 ? failing("MODEL_UNREACHABLE", true) : Promise.resolve(quoting(meeting));
    });
    await until("the failure", isIn("FAILED"));
    expect(await found()).toMatchObject({ failure: "MODEL_UNREACHABLE", analyser: "test" });
    expect((await found())?.retryAt).not.toBeNull();
    await until("it is done", isIn("DONE"));
    expect(await found()).toMatchObject({ attempts: 2, usage: { inputTokens: 7, cost: 0.5 } });
  });

  it("that will not pass is final, and leaves the transcript as it was", async () => {
    await say(database.pool, session, 1, "One.");
    const segments = () =>
      database.pool.query("select * from transcript_segments where session_id = $1", [session.id]);
    const { rows: before } = await segments();
    await ask();
    const { asked } = start(() => failing("MODEL_REFUSED", false));
    await until("the work is gone", async () => (await followUpsLeft()).length === 0);
    expect(await found()).toMatchObject({ failure: "MODEL_REFUSED", retryAt: null, attempts: 1 });
    expect(asked).toHaveLength(1);
    expect((await segments()).rows).toEqual(before);
  });

  it("that was paid for is tried three times only", async () => {
    await say(database.pool, session, 1, "One.");
    await ask();
    const { asked } = start(() => failing("MODEL_ANSWER_INVALID", true));
    await until("the work is gone", async () => (await followUpsLeft()).length === 0);
    expect(asked).toHaveLength(3);
    expect(await found()).toMatchObject({ retryAt: null, usage: { inputTokens: 21, cost: 1.5 } });
  });

  it("of ours is INTERNAL; after the last attempt only people bring it back", async () => {
    await say(database.pool, session, 1, "One.");
    await ask();
    start(() => Promise.reject(new TypeError("a bug")), { attemptsMax: 2 });
    await until("the work is gone", async () => (await followUpsLeft()).length === 0);
    expect(await found()).toMatchObject({ failure: "INTERNAL", retryAt: null, attempts: 2 });
  });

  it("is an analyser that is not here", async () => {
    await say(database.pool, session, 1, "One.");
    await store().analyses.retry(space.id, session.id, { at: new Date(), analyser: "model" });
    await ask();
    start((meeting) => Promise.resolve(quoting(meeting)));
    await until("the failure", isIn("FAILED"));
    expect(await found()).toMatchObject({ failure: "ANALYSER_UNAVAILABLE", retryAt: null });
  });
});

describe("while it runs", () => {
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    onTestFinished(() => resolve(undefined));
    return { held: promise, release: () => resolve(undefined) };
  };

  it("two workers ask one analyser once, and the page sees how far it is", async () => {
    await say(database.pool, session, 1, "One.");
    await ask();
    const { held, release } = hold();
    const analyse: MeetingAnalyser["analyse"] = async (meeting, _signal, onProgress) => {
      onProgress?.(0.5);
      await held;
      return quoting(meeting);
    };
    const [one, two] = [start(analyse), start(analyse)];
    await until("the progress", async () => (await found())?.progress === 0.5);
    release();
    await until("it is done", isIn("DONE"));
    expect([...one.asked, ...two.asked]).toHaveLength(1);
    expect(await tasks()).toHaveLength(1);
  });

  it.each(["session", "space"] as const)("its %s may go: nothing is left of it", async (gone) => {
    await say(database.pool, session, 1, "One.");
    await ask();
    const { held, release } = hold();
    const { asked } = start(async (meeting) => {
      await held;
      return quoting(meeting);
    });
    await until("it runs", () => asked.length === 1);
    if (gone === "session") await store().sessions.delete(space.id, session.id);
    else await database.pool.query("delete from spaces where id = $1", [space.id]);
    release();
    await until("the work is gone", async () => (await followUpsLeft()).length === 0);
    expect(await found()).toBeUndefined();
    const { rows } = await database.pool.query("select 1 from tasks where space_id = $1", [
      space.id,
    ]);
    expect(rows).toEqual([]);
  });

  it("its worker may be killed: another makes it, with nothing twice", async () => {
    await say(database.pool, session, 1, "One.");
    await ask();
    const path = new URL("./support/analyse-process.ts", import.meta.url).pathname;
    const child = new AppProcess(path, {}, { args: [database.url] });
    onTestFinished(() => child.kill());
    await child.untilLine(/begun/);
    child.kill();
    expect(await found()).toMatchObject({ status: "RUNNING", attempts: 1 });
    start((meeting) => Promise.resolve(quoting(meeting)));
    await until("it is done", isIn("DONE"));
    expect(await found()).toMatchObject({ version: 1, attempts: 2 });
    expect(await tasks()).toHaveLength(1);
  });
});
