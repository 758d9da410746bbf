import type { TranscriptStore } from "@rooms/domain/transcription/store";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createRepositories, createTranscriptStore } from "../../src/index.ts";
import { createTestDatabase } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import {
  everything,
  flushOf,
  liveSession,
  longExpiredMs,
  owned,
  segment,
  written,
} from "./harness.ts";
import type { LiveSession } from "./harness.ts";

let database: TestDatabase;
let store: TranscriptStore;
let space: LiveSession["space"];
let session: LiveSession["session"];
let speaker: LiveSession["speaker"];

beforeAll(async () => {
  database = await createTestDatabase();
  store = createTranscriptStore(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ space, session, speaker } = await liveSession(database.pool));
});

describe("flush", () => {
  it("writes everything of a flush, and load reads where the session stands", async () => {
    const epoch = await owned(database.pool, session);
    expect(await store.flush([everything({ space, session, speaker }, epoch)])).toEqual([
      { sessionId: session, held: true, repeated: false, segmentsInserted: 2, refused: null },
    ]);
    expect(await store.load(session)).toMatchObject({
      lastSeq: 2,
      watermarks: [
        {
          ...{ participantId: speaker.id, streamId: "stream-a" },
          ...{ settledUntilMs: 250.5, settledSeq: 3, heardFromMs: 250.5, heardUntilMs: 400 },
        },
      ],
      speechMs: 300,
      transcribedMs: 200,
    });
    const [first] = await store.segmentsAfter(session, 0, 1);
    const { speakerName: participantName, ...said } = segment(1, speaker);
    expect(first).toMatchObject({
      ...{ ...said, participantName },
      startedAtMs: 100,
      endedAtMs: 161,
    });
  });

  it("changes nothing when the same flush comes again after a lost answer", async () => {
    const epoch = await owned(database.pool, session);
    const flush = everything({ space, session, speaker }, epoch);
    await store.flush([flush]);
    const before = await written(database.pool, session);
    expect(await store.flush([flush])).toEqual([
      { sessionId: session, held: true, repeated: true, segmentsInserted: 0, refused: null },
    ]);
    expect(await written(database.pool, session)).toEqual(before);
  });

  it("writes nothing at all for an owner that lost the lease, and the rest of its batch all the same", async () => {
    const other = await liveSession(database.pool);
    const zombie = await owned(database.pool, session, { by: "a", ttlMs: longExpiredMs });
    const kept = await owned(database.pool, other.session, { by: "a" });
    await owned(database.pool, session, { by: "b" });
    const before = await written(database.pool, session);
    const answers = await store.flush([
      everything({ space, session, speaker }, zombie),
      {
        ...flushOf(session, kept),
        sessionId: other.session,
        segments: [segment(1, other.speaker)],
      },
    ]);
    expect(answers).toEqual([
      { sessionId: session, held: false, repeated: false, segmentsInserted: 0, refused: null },
      { sessionId: other.session, held: true, repeated: false, segmentsInserted: 1, refused: null },
    ]);
    expect(await written(database.pool, session)).toEqual(before);
  });

  it("lets either the flush or the take-over win when they come at once, never half of both", async () => {
    for (let round = 0; round < 20; round += 1) {
      ({ space, session, speaker } = await liveSession(database.pool));
      const epoch = await owned(database.pool, session, { by: "a", ttlMs: longExpiredMs });
      const [answers, next] = await Promise.all([
        store.flush([everything({ space, session, speaker }, epoch)]),
        owned(database.pool, session, { by: "b" }).then(() => store.load(session)),
      ]);
      const stored = answers[0]?.held ? 2 : 0;
      expect(next?.lastSeq).toBe(stored);
      expect(next?.watermarks).toHaveLength(stored / 2);
    }
  });

  it("never moves a watermark back, and folds several reports of one stream into one", async () => {
    const epoch = await owned(database.pool, session);
    const mark = (settledUntilMs: number, settledSeq: number) => ({
      participantId: speaker.id,
      streamId: "stream-a",
      settledUntilMs,
      settledSeq,
      heardFromMs: settledUntilMs,
      heardUntilMs: settledUntilMs + 40,
    });
    await store.flush([
      flushOf(session, epoch, { watermarks: [mark(100, 1), mark(900, 9), mark(300, 3)] }),
    ]);
    await store.flush([flushOf(session, epoch, { flushNo: 2, watermarks: [mark(500, 5)] })]);
    expect((await store.load(session))?.watermarks).toEqual([mark(900, 9)]);
  });

  it("keeps one line per number and per utterance", async () => {
    const epoch = await owned(database.pool, session);
    await store.flush([flushOf(session, epoch, { segments: [segment(1, speaker)] })]);
    const answers = await store.flush([
      flushOf(session, epoch, {
        flushNo: 2,
        segments: [
          { ...segment(1, speaker), utteranceId: "v:other:0" },
          { ...segment(2, speaker), utteranceId: segment(1, speaker).utteranceId },
        ],
      }),
    ]);
    expect(answers[0]?.segmentsInserted).toBe(0);
    expect(await store.segmentsAfter(session, 0, 10)).toHaveLength(1);
  });

  it("adds usage up over flushes and epochs", async () => {
    const first = await owned(database.pool, session);
    await store.flush([everything({ space, session, speaker }, first)]);
    const second = await owned(database.pool, session);
    await store.flush([
      { ...everything({ space, session, speaker }, second), segments: [], gaps: [] },
    ]);
    const { rows } = await database.pool.query(
      "select speech_ms, finals::int from transcription_usage where session_id = $1",
      [session],
    );
    expect(rows).toEqual([{ speech_ms: 600, finals: 4 }]);
  });

  it("is not stopped by a foreign participant, nor by characters that PostgreSQL cannot hold", async () => {
    const other = await liveSession(database.pool);
    const epoch = await owned(database.pool, session);
    const odd = "a\u0000b\ud83dc\\u0000d";
    const words = [{ word: odd, startedAtMs: 0, endedAtMs: 1.5, confidence: null }];
    const answers = await store.flush([
      flushOf(session, epoch, {
        segments: [segment(1, other.speaker), { ...segment(2, speaker), text: odd, words }],
      }),
    ]);
    expect(answers[0]?.segmentsInserted).toBe(1);
    const kept = "ab\ufffdc\\u0000d";
    expect(await store.segmentsAfter(session, 0, 10)).toMatchObject([
      { text: kept, words: [{ ...words[0], word: kept }] },
    ]);
  });

  it("is read from where the reader stopped, by any reader in its space", async () => {
    const segments = [1, 2, 3, 4].map((seq) => segment(seq, speaker));
    await store.flush([flushOf(session, await owned(database.pool, session), { segments })]);
    const { transcripts } = createRepositories(database.pool);
    const linesAfter = async (inSpace: typeof space, seq: number) =>
      (await transcripts.listLines(inSpace.id, session, { afterSeq: seq, fromMs: 0 })).map(
        ({ text }) => text,
      );
    expect(await linesAfter(space, 2)).toEqual(["line 3", "line 4"]);
    expect(await linesAfter(space, 4)).toEqual([]);
    expect(await linesAfter((await liveSession(database.pool)).space, 0)).toEqual([]);
  });

  it("is read from a moment on by who joined then, with the gaps", async () => {
    const participantId = speaker.id;
    await store.flush([
      flushOf(session, await owned(database.pool, session), {
        segments: [1, 2, 3].map((seq) => segment(seq, speaker)),
        gaps: [100, 200].map((ms) => ({
          ...{ participantId, startedAtMs: ms, endedAtMs: ms + 10, reason: "paused" as const },
        })),
      }),
    ]);
    const { transcripts } = createRepositories(database.pool);
    const part = { afterSeq: 0, fromMs: 200 };
    const lines = await transcripts.listLines(space.id, session, part);
    const segments = await transcripts.listAfter(space.id, session, part, 10);
    expect([lines, segments].map((read) => read.map(({ seq }) => seq))).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(await transcripts.listGaps(space.id, session, 200)).toMatchObject([
      { startedAtMs: 200 },
    ]);
  });

  it("does not wait in a circle with flushes of the same sessions in another order, renewals and deletions", async () => {
    for (let round = 0; round < 5; round += 1) {
      const many = await Promise.all(Array.from({ length: 6 }, () => liveSession(database.pool)));
      const leases = await Promise.all(
        many.map(async (one) => ({
          ...one,
          epoch: await owned(database.pool, one.session, { by: "a" }),
        })),
      );
      const flushes = leases.map((one) => ({
        ...flushOf(session, one.epoch),
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
        store.renew(
          [...held].reverse(),
          60_000,
          many.map((one) => ({ sessionId: one.session, participantId: one.speaker.id })),
        ),
        ...many.map(({ space, session: id }) => repositories.sessions.delete(space.id, id)),
      ]);
      const { rows } = await database.pool.query(
        "select count(*)::int as n from transcript_segments where session_id = any($1)",
        [many.map((one) => one.session)],
      );
      expect(rows).toEqual([{ n: 0 }]);
    }
  });
});
