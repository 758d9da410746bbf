import type { AnalysisFailureCode } from "@rooms/domain/vocabulary/analysis";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { segmentId, type SegmentId, type SessionId } from "@rooms/domain/shared/ids";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, createTestParticipant } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";
import { createWorld, valueOf } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";

let database: TestDatabase;
let world: World;
let session: SessionId;
let slug: Awaited<ReturnType<World["newSession"]>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createWorld(database.pool);
  slug = await world.newSession();
  const joined = await joinSession(world.deps)({ caller: world.caller, slug });
  session = valueOf(joined).session.id;
});

const analyses = () => world.deps.store.analyses;
const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000);
const find = (version?: number) => analyses().find(world.space.id, session, version);
const nothing = { summary: [], decisions: [], tasks: [], risks: [], questions: [] };

async function say(seq: number, text: string, where = { id: session, slug }): Promise<SegmentId> {
  const participant = await createTestParticipant(database.pool, where);
  const id = segmentId(world.deps.ids.uuid());
  await database.pool.query(
    `insert into transcript_segments
       (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
     values ($1, $2, $3, $4, $5, $6, '[]', $7, $7 + 900)`,
    [id, where.id, participant.id, `u${seq}`, seq, text, seq * 1000],
  );
  return id;
}

async function begin(seconds: number, leaseSeconds = 60) {
  const started = await analyses().start(session, at(seconds), at(seconds + leaseSeconds));
  if (started === null || started === "busy") throw new Error(`nothing to start: ${started}`);
  return { session, version: started.version, attempt: started.attempts };
}

const finish = (attempt: Awaited<ReturnType<typeof begin>>, readSeq: number, seconds: number) =>
  analyses().finish(attempt, {
    result: nothing,
    analyser: "test",
    droppedLines: 2,
    usage: { inputTokens: 10, outputTokens: 5, cost: 0.25 },
    linesRead: readSeq,
    readSeq,
    at: at(seconds),
  });

const failed = (failure: AnalysisFailureCode, retryAt: Date | null = null) => ({
  failure,
  analyser: "test",
  usage: { inputTokens: 1, outputTokens: 0, cost: 0 },
  retryAt,
  at: at(500),
});

describe("a run", () => {
  it("is one of all that are started at once", async () => {
    expect(await analyses().request(session, at(0))).toBe(true);
    expect(await analyses().request(session, at(1))).toBe(false);
    const started = await Promise.all(
      [1, 2, 3].map((n) => analyses().start(session, at(n), at(60))),
    );
    expect(started.filter((one) => one === "busy")).toHaveLength(2);
    expect(started.filter((one) => typeof one === "object")).toHaveLength(1);
  });

  it("is another's when its lease is over, and what the first one writes then does not count", async () => {
    await analyses().request(session, at(0));
    const first = await begin(0, 60);
    expect(await analyses().start(session, at(59), at(100))).toBe("busy");
    expect(await analyses().renew(first, { progress: 0.5, leaseUntil: at(70) })).toBe(true);
    expect((await find())?.shown).toMatchObject({ status: "RUNNING", progress: 0.5 });
    expect(await analyses().start(session, at(65), at(100))).toBe("busy");
    const second = await begin(71);
    expect(second).toMatchObject({ version: 1, attempt: 2 });
    expect(await finish(first, 0, 72)).toBe(false);
    expect(await analyses().renew(first, { progress: 1, leaseUntil: at(900) })).toBe(false);
    expect(await analyses().fail(first, failed("INTERNAL"))).toBe(false);
    expect(await finish(second, 0, 73)).toBe(true);
    expect((await find())?.shown).toMatchObject({ status: "DONE", analyser: "test", progress: 1 });
    expect(await analyses().start(session, at(74), at(100))).toBeNull();
  });

  it("that failed begins again by itself only where it says when; tokens of all attempts are added up", async () => {
    await analyses().request(session, at(0));
    await analyses().fail(await begin(1), failed("MODEL_BUSY", at(30)));
    expect((await find())?.shown).toMatchObject({ failure: "MODEL_BUSY", retryAt: at(30) });
    await analyses().fail(await begin(30), failed("MODEL_REFUSED"));
    expect((await find())?.shown).toMatchObject({ failure: "MODEL_REFUSED", retryAt: null });
    expect(await analyses().start(session, at(31), at(60))).toBeNull();
    const wanted = { at: at(32), analyser: "model" } as const;
    expect(await analyses().retry(world.space.id, session, wanted)).toBe("requested");
    await finish(await begin(33), 0, 34);
    expect((await find())?.shown).toMatchObject({
      version: 1,
      attempts: 3,
      requestedAnalyser: "model",
      failure: null,
      usage: { inputTokens: 12, outputTokens: 5, cost: 0.25 },
    });
  });
});

describe("versions", () => {
  it("are kept; what is shown is the newest that is done, with a newer one beside it", async () => {
    await analyses().request(session, at(0));
    await finish(await begin(1), 0, 2);
    const wanted = { at: at(3), analyser: "embedded" } as const;
    const asked = await Promise.all(
      [1, 2, 3].map(() =>
        world.deps.store.transaction(async (repositories) => ({
          ok: true,
          value: await repositories.analyses.retry(world.space.id, session, wanted),
        })),
      ),
    );
    const answers = asked.map((answer) => valueOf(answer)).sort();
    expect(answers).toEqual(["requested", "running", "running"]);
    expect(await find()).toMatchObject({
      shown: { version: 1, status: "DONE" },
      newer: { version: 2, status: "PENDING" },
    });
    await finish(await begin(4), 0, 5);
    expect(await find()).toMatchObject({ shown: { version: 2 }, newer: null });
    expect(await find(1)).toMatchObject({ shown: { version: 1 }, newer: { version: 2 } });
    expect(await find(3)).toBeNull();
    expect(await analyses().usage(world.space.id, session)).toEqual({
      inputTokens: 20,
      outputTokens: 10,
      cost: 0.5,
    });
    const list = await analyses().list(world.space.id, session);
    expect(
      list.map(({ version, counts, droppedLines }) => [version, counts.tasks, droppedLines]),
    ).toEqual([
      [2, 0, 2],
      [1, 0, 2],
    ]);
    const other = await createWorld(database.pool);
    expect(await analyses().find(other.space.id, session)).toBeNull();
    expect(await analyses().list(other.space.id, session)).toEqual([]);
    expect(await analyses().usage(other.space.id, session)).toBeNull();
  });

  it("follow words that were stored after the last one read, and no others", async () => {
    const other = await world.newSession();
    const { session: otherSession } = valueOf(
      await joinSession(world.deps)({ caller: world.caller, slug: other }),
    );
    await say(9, "Of another session.", { id: otherSession.id, slug: other });
    await say(1, "We begin.");
    await analyses().request(session, at(0));
    const running = await begin(1);
    await say(2, "A late word.");
    expect(await analyses().request(session, at(2))).toBe(false);
    await finish(running, 1, 3);
    expect(await analyses().request(session, at(4))).toBe(true);
    await finish(await begin(5), 2, 6);
    expect(await analyses().request(session, at(7))).toBe(false);
    expect((await find())?.shown).toMatchObject({ version: 2, linesRead: 2 });
  });

  it("are bounded", async () => {
    await database.pool.query(
      `insert into session_analysis (session_id, version, status, requested_at)
       select $1, n, 'DONE', now() from generate_series(1, 100) n`,
      [session],
    );
    const wanted = { at: at(1), analyser: "embedded" } as const;
    expect(await analyses().retry(world.space.id, session, wanted)).toBe("limit");
  });
});

it("a meeting is read as corrected, in the order of speaking", async () => {
  const second = await say(1, "Tim takes it.");
  const speaker = await createTestParticipant(
    database.pool,
    { id: session, slug },
    { name: "Tom" },
  );
  await database.pool.query(
    `update transcript_segments set corrected_text = 'Tom takes it.', corrected_participant_id = $2, started_at_ms = 5000,
       ended_at_ms = 6000 where id = $1`,
    [second, speaker.id],
  );
  const first = await say(2, "Who takes it?");
  const read = await analyses().readMeeting(session);
  expect(read).toMatchObject({ space: world.space.id, readSeq: 2 });
  expect(read?.meeting).toMatchObject({ timeZone: "UTC" });
  expect(read?.meeting.segments.map(({ id, text }) => [id, text])).toEqual([
    [first, "Who takes it?"],
    [second, "Tom takes it."],
  ]);
  expect(read?.meeting.segments[1]?.identity).toBe(speaker.identity);
  expect(read?.meeting.participants.map(({ name }) => name)).toContain("Tom");
});

it("a session that is gone has nothing to read, and nothing is written for it", async () => {
  await analyses().request(session, at(0));
  const attempt = await begin(1);
  await world.deps.store.sessions.delete(world.space.id, session);
  expect(await analyses().readMeeting(session)).toBeNull();
  expect(await finish(attempt, 0, 2)).toBe(false);
});
