import type { Participant, SessionFlush, SessionId, TranscriptStore } from "@rooms/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createRepositories,
  createTranscriberDirectory,
  createTranscriptStore,
} from "../src/index.ts";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
let store: TranscriptStore;
let session: SessionId;
let speaker: Participant;

beforeAll(async () => {
  database = await createTestDatabase();
  store = createTranscriptStore(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ session, speaker } = await liveSession());
});

async function liveSession() {
  const owner = await createTestUser(database.pool);
  const space = await createTestSpace(database.pool, owner.id);
  const live = await createTestSession(database.pool, space, { startedAt: new Date() });
  return {
    space,
    session: live.id,
    speaker: await createTestParticipant(database.pool, live, { user: owner.id }),
  };
}

async function owned(of: SessionId, instanceId = "a", ttlMs = 60_000): Promise<number> {
  const answer = await store.acquire({
    sessionId: of,
    instanceId,
    url: `ws://${instanceId}`,
    ttlMs,
  });
  if (answer.kind !== "owned") throw new Error(`not owned: ${answer.kind}`);
  return answer.epoch;
}

function flushOf(epoch: number, change: Partial<SessionFlush> = {}): SessionFlush {
  return {
    sessionId: session,
    epoch,
    flushNo: 1,
    segments: [],
    watermarks: [],
    usage: [],
    gaps: [],
    streams: [],
    activityAt: null,
    ...change,
  };
}

function segment(seq: number, who = speaker) {
  return {
    participantId: who.id,
    utteranceId: `v:${seq}:0`,
    seq,
    text: `line ${seq}`,
    words: [{ word: "line", startedAtMs: seq * 100, endedAtMs: seq * 100 + 50, confidence: 0.5 }],
    language: "en",
    confidence: 0.5,
    startedAtMs: seq * 100 + 0.4,
    endedAtMs: seq * 100 + 60.6,
  };
}

function everything(epoch: number): SessionFlush {
  return flushOf(epoch, {
    segments: [segment(1), segment(2)],
    watermarks: [
      { participantId: speaker.id, streamId: "stream-a", settledUntilMs: 250.5, settledSeq: 3 },
    ],
    usage: [
      {
        participantId: speaker.id,
        at: new Date(),
        speechMs: 300,
        transcribedMs: 200,
        chunks: 4,
        partials: 3,
        finals: 2,
        errors: 0,
      },
    ],
    gaps: [{ participantId: speaker.id, startedAtMs: 10, endedAtMs: 20, reason: "paused" }],
    streams: [
      {
        vendorId: "v",
        engine: "gladia",
        lane: 0,
        openedAt: new Date(),
        closedAt: null,
        billedMs: 500,
      },
    ],
    activityAt: new Date(),
  });
}

/** All that a flush can touch, to be compared before and after. */
async function written() {
  const tables = [
    "transcript_segments",
    "participant_streams",
    "transcription_usage",
    "transcript_gaps",
    "stt_streams",
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      database.pool.query(`select * from ${table} where session_id = $1 order by 1, 2, 3`, [
        session,
      ]),
    ),
  );
  const activity = await database.pool.query(
    "select last_activity_at from video_sessions where id = $1",
    [session],
  );
  return [...rows, activity].map((result) => result.rows as unknown[]);
}

describe("leases", () => {
  it("gives one session to one owner, whoever asks first of many at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        store.acquire({
          sessionId: session,
          instanceId: `i${index}`,
          url: "ws://x",
          ttlMs: 60_000,
        }),
      ),
    );
    expect(answers.filter(({ kind }) => kind === "owned")).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === "elsewhere")).toHaveLength(7);
  });

  it("tells where the owner is, and passes on with a higher epoch after release or expiry", async () => {
    const first = await owned(session, "a");
    const elsewhere = await store.acquire({
      sessionId: session,
      instanceId: "b",
      url: "ws://b",
      ttlMs: 1,
    });
    expect(elsewhere).toMatchObject({ kind: "elsewhere", instanceId: "a", url: "ws://a" });
    await store.release([{ sessionId: session, epoch: first }]);
    const second = await owned(session, "b", 0);
    const third = await owned(session, "c");
    expect([second - first, third - second]).toEqual([1, 1]);
  });

  it("renews what is still held, says how the session stands, and leaves out what was lost", async () => {
    const other = await liveSession();
    const kept = await owned(session, "a");
    const lost = await owned(other.session, "a", 0);
    await owned(other.session, "b");
    const renewed = await store.renew(
      [
        { sessionId: session, epoch: kept },
        { sessionId: other.session, epoch: lost },
      ],
      60_000,
    );
    expect(renewed).toEqual([
      {
        sessionId: session,
        status: "LIVE",
        transcription: "ON",
        serverCapture: false,
        transcriptionHost: null,
      },
    ]);
  });

  it("does not release for one who lost it", async () => {
    const old = await owned(session, "a", 0);
    await owned(session, "b");
    await store.release([{ sessionId: session, epoch: old }]);
    const answer = await store.acquire({ sessionId: session, instanceId: "c", url: "", ttlMs: 1 });
    expect(answer).toMatchObject({ kind: "elsewhere", instanceId: "b" });
  });

  it("knows no lease of a session that does not exist", async () => {
    const { space } = await liveSession();
    const gone = await createTestSession(database.pool, space);
    await createRepositories(database.pool).sessions.delete(space.id, gone.id);
    const answer = await store.acquire({ sessionId: gone.id, instanceId: "a", url: "", ttlMs: 1 });
    expect(answer).toEqual({ kind: "no-session" });
  });
});

describe("flush", () => {
  it("writes everything of a flush, and load reads where the session stands", async () => {
    const epoch = await owned(session);
    expect(await store.flush([everything(epoch)])).toEqual([
      { sessionId: session, held: true, repeated: false, segmentsInserted: 2 },
    ]);
    expect(await store.load(session)).toMatchObject({
      lastSeq: 2,
      watermarks: [
        { participantId: speaker.id, streamId: "stream-a", settledUntilMs: 250.5, settledSeq: 3 },
      ],
      speechMs: 300,
      transcribedMs: 200,
    });
    const [first] = await store.segmentsAfter(session, 0, 1);
    expect(first).toMatchObject({
      ...segment(1),
      startedAtMs: 100,
      endedAtMs: 161,
      participantName: speaker.name,
    });
  });

  it("changes nothing when the same flush comes again after a lost answer", async () => {
    const epoch = await owned(session);
    const flush = everything(epoch);
    await store.flush([flush]);
    const before = await written();
    expect(await store.flush([flush])).toEqual([
      { sessionId: session, held: true, repeated: true, segmentsInserted: 0 },
    ]);
    expect(await written()).toEqual(before);
  });

  it("writes nothing at all for an owner that lost the lease, and the rest of its batch all the same", async () => {
    const other = await liveSession();
    const zombie = await owned(session, "a", 0);
    const kept = await owned(other.session, "a");
    await owned(session, "b");
    const before = await written();
    const answers = await store.flush([
      everything(zombie),
      { ...flushOf(kept), sessionId: other.session, segments: [segment(1, other.speaker)] },
    ]);
    expect(answers).toEqual([
      { sessionId: session, held: false, repeated: false, segmentsInserted: 0 },
      { sessionId: other.session, held: true, repeated: false, segmentsInserted: 1 },
    ]);
    expect(await written()).toEqual(before);
  });

  it("lets either the flush or the take-over win when they come at once, never half of both", async () => {
    for (let round = 0; round < 20; round += 1) {
      ({ session, speaker } = await liveSession());
      const epoch = await owned(session, "a", 0);
      const [answers, next] = await Promise.all([
        store.flush([everything(epoch)]),
        owned(session, "b").then(() => store.load(session)),
      ]);
      const stored = answers[0]?.held ? 2 : 0;
      expect(next?.lastSeq).toBe(stored);
      expect(next?.watermarks).toHaveLength(stored / 2);
    }
  });

  it("never moves a watermark back, and folds several reports of one stream into one", async () => {
    const epoch = await owned(session);
    const mark = (settledUntilMs: number, settledSeq: number) => ({
      participantId: speaker.id,
      streamId: "stream-a",
      settledUntilMs,
      settledSeq,
    });
    await store.flush([flushOf(epoch, { watermarks: [mark(100, 1), mark(900, 9), mark(300, 3)] })]);
    await store.flush([flushOf(epoch, { flushNo: 2, watermarks: [mark(500, 5)] })]);
    expect((await store.load(session))?.watermarks).toEqual([mark(900, 9)]);
  });

  it("keeps one line per number and per utterance", async () => {
    const epoch = await owned(session);
    await store.flush([flushOf(epoch, { segments: [segment(1)] })]);
    const answers = await store.flush([
      flushOf(epoch, {
        flushNo: 2,
        segments: [
          { ...segment(1), utteranceId: "v:other:0" },
          { ...segment(2), utteranceId: segment(1).utteranceId },
        ],
      }),
    ]);
    expect(answers[0]?.segmentsInserted).toBe(0);
    expect(await store.segmentsAfter(session, 0, 10)).toHaveLength(1);
  });

  it("adds usage up over flushes and epochs", async () => {
    const first = await owned(session);
    await store.flush([everything(first)]);
    const second = await owned(session);
    await store.flush([{ ...everything(second), segments: [], gaps: [] }]);
    const { rows } = await database.pool.query(
      "select speech_ms, finals::int from transcription_usage where session_id = $1",
      [session],
    );
    expect(rows).toEqual([{ speech_ms: 600, finals: 4 }]);
  });

  it("is not stopped by a foreign participant or by a character that PostgreSQL cannot hold", async () => {
    const other = await liveSession();
    const epoch = await owned(session);
    const answers = await store.flush([
      flushOf(epoch, {
        segments: [segment(1, other.speaker), { ...segment(2), text: "nul\u0000byte", words: [] }],
      }),
    ]);
    expect(answers[0]?.segmentsInserted).toBe(1);
    expect((await store.segmentsAfter(session, 0, 10)).map(({ text }) => text)).toEqual([
      "nulbyte",
    ]);
  });

  it("does not wait in a circle with flushes of the same sessions in another order, renewals and deletions", async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => liveSession()));
    const leases = await Promise.all(
      many.map(async (one) => ({ ...one, epoch: await owned(one.session, "a") })),
    );
    const flushes = leases.map((one) => ({
      ...flushOf(one.epoch),
      sessionId: one.session,
      segments: [segment(1, one.speaker)],
      activityAt: new Date(),
    }));
    const repositories = createRepositories(database.pool);
    const held = leases.map(({ session: sessionId, epoch }) => ({ sessionId, epoch }));
    await Promise.all([
      ...Array.from({ length: 6 }, (_, index) =>
        store.flush(index % 2 === 0 ? flushes : [...flushes].reverse()),
      ),
      store.renew([...held].reverse(), 60_000),
      ...many.map(({ space, session: id }) => repositories.sessions.delete(space.id, id)),
    ]);
    const { rows } = await database.pool.query(
      "select count(*)::int as n from transcript_segments where session_id = any($1)",
      [many.map((one) => one.session)],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe("directory", () => {
  it("names the owner while its lease holds, else the least loaded that lives and does not drain", async () => {
    const directory = createTranscriberDirectory(database.pool);
    expect(await directory.addressFor(session, 10_000)).toBeNull();
    const report = { load: 0.5, draining: false };
    await store.heartbeat({ ...report, instanceId: "a", url: "ws://a" });
    await store.heartbeat({ ...report, instanceId: "b", url: "ws://b", load: 0.1 });
    await store.heartbeat({ ...report, instanceId: "c", url: "ws://c", load: 0, draining: true });
    expect(await directory.addressFor(session, 10_000)).toBe("ws://b");
    const epoch = await owned(session, "a");
    expect(await directory.addressFor(session, 10_000)).toBe("ws://a");
    await store.release([{ sessionId: session, epoch }]);
    await store.retire("b");
    expect(await directory.addressFor(session, 10_000)).toBe("ws://a");
    expect(await directory.addressFor(session, -1)).toBeNull();
  });
});
