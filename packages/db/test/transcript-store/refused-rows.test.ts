import { participantId } from "@rooms/domain/shared/ids";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTranscriptStore } from "../../src/index.ts";
import { createTestDatabase } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import { everything, flushOf, liveSession, owned, segment } from "./harness.ts";

let database: TestDatabase;
let store: TranscriptStore;

beforeAll(async () => {
  database = await createTestDatabase();
  store = createTranscriptStore(database.pool);
  await database.pool.query(`
    create function refuse_poison() returns trigger language plpgsql as $$
      begin
        if new.text like '%poison%' then raise check_violation; end if;
        if new.text = 'right' and exists (
          select from transcript_segments where session_id = new.session_id and text = 'left'
        ) then raise check_violation; end if;
        return new;
      end
    $$;
    create trigger refuse_poison before insert on transcript_segments
      for each row execute function refuse_poison();
  `);
});
afterAll(() => database.drop());

async function gapsOf(sessionId: string): Promise<unknown[]> {
  const sql =
    "select reason, started_at_ms, ended_at_ms from transcript_gaps where session_id = $1";
  const { rows } = await database.pool.query(`${sql} order by started_at_ms`, [sessionId]);
  return rows as unknown[];
}

describe("a flush with a row that the database refuses", () => {
  it("writes everything else, of this session and of others, and the row as a gap", async () => {
    const [rejected, sound] = [await liveSession(database.pool), await liveSession(database.pool)];
    const flush = everything(rejected, await owned(database.pool, rejected.session));
    const segments = [1, 2, 3, 4].map((seq) => segment(seq, rejected.speaker));
    const poisoned = segments.map((each) => (each.seq === 2 ? { ...each, text: "poison" } : each));
    const answers = await store.flush([
      everything(sound, await owned(database.pool, sound.session)),
      { ...flush, segments: poisoned },
    ]);
    expect(answers).toEqual([
      expect.objectContaining({ held: true, segmentsInserted: 2, refused: null }),
      expect.objectContaining({
        held: true,
        segmentsInserted: 3,
        refused: { code: "23514", rows: 1, utteranceIds: ["v:2:0"] },
      }),
    ]);
    const stored = await store.segmentsAfter(rejected.session, 0, 10);
    expect(stored.map(({ seq, text }) => `${seq} ${text}`)).toEqual([
      "1 line 1",
      "2 line 3",
      "3 line 4",
    ]);
    expect(await gapsOf(rejected.session)).toEqual([
      { reason: "paused", started_at_ms: 10, ended_at_ms: 20 },
      { reason: "not-storable", started_at_ms: 200, ended_at_ms: 261 },
    ]);
    expect((await store.load(rejected.session))?.watermarks).toHaveLength(1);
  });

  it("writes nothing twice when it is repeated after a lost answer", async () => {
    const live = await liveSession(database.pool);
    const epoch = await owned(database.pool, live.session);
    const segments = [1, 2].map((seq) => segment(seq, live.speaker));
    const poisoned = segments.map((each) => (each.seq === 1 ? { ...each, text: "poison" } : each));
    const flush = { ...everything(live, epoch), segments: poisoned };
    await store.flush([flush]);
    expect(await store.flush([flush])).toEqual([
      expect.objectContaining({ held: true, repeated: true, segmentsInserted: 0 }),
    ]);
    expect(await store.segmentsAfter(live.session, 0, 10)).toHaveLength(1);
    expect(await gapsOf(live.session)).toHaveLength(2);
  });

  it("leaves a session out whole rather than store words without their watermark (D3)", async () => {
    const [rejected, sound] = [await liveSession(database.pool), await liveSession(database.pool)];
    const flush = everything(rejected, await owned(database.pool, rejected.session));
    const watermarks = flush.watermarks.map((mark) => ({ ...mark, settledSeq: Number.NaN }));
    const answers = await store.flush([
      { ...flush, watermarks },
      everything(sound, await owned(database.pool, sound.session)),
    ]);
    expect(answers.map(({ held }) => held)).toEqual([false, true]);
    expect(await store.segmentsAfter(rejected.session, 0, 10)).toEqual([]);
    expect(await store.segmentsAfter(sound.session, 0, 10)).toHaveLength(2);
  });

  it("writes as a gap what has times that the database does not take, beside the words it came with", async () => {
    const [rejected, sound] = [await liveSession(database.pool), await liveSession(database.pool)];
    const flush = everything(rejected, await owned(database.pool, rejected.session));
    const [first, second] = [segment(1, rejected.speaker), segment(2, rejected.speaker)];
    const far = { ...first, startedAtMs: 1e12, endedAtMs: 1e12 + 5 };
    const nowhere = { ...second, startedAtMs: Number.NaN };
    const answers = await store.flush([
      { ...flush, segments: [far, nowhere, segment(3, rejected.speaker)] },
      everything(sound, await owned(database.pool, sound.session)),
    ]);
    expect(answers).toMatchObject([
      { held: true, segmentsInserted: 1, refused: { rows: 2, utteranceIds: ["v:1:0", "v:2:0"] } },
      { held: true, segmentsInserted: 2, refused: null },
    ]);
    expect(await gapsOf(rejected.session)).toEqual([
      { reason: "paused", started_at_ms: 10, ended_at_ms: 20 },
      { reason: "not-storable", started_at_ms: 261, ended_at_ms: 261 },
      { reason: "not-storable", started_at_ms: 361, ended_at_ms: 361 },
    ]);
  });

  it("goes on without the gap too where the database takes none in its place", async () => {
    const [rejected, sound] = [await liveSession(database.pool), await liveSession(database.pool)];
    const flush = everything(rejected, await owned(database.pool, rejected.session));
    const unknown = { ...segment(1, rejected.speaker), participantId: participantId("nobody") };
    const answers = await store.flush([
      { ...flush, segments: [unknown, segment(2, rejected.speaker)] },
      everything(sound, await owned(database.pool, sound.session)),
    ]);
    expect(answers).toMatchObject([
      { held: true, segmentsInserted: 1, refused: { rows: 1, utteranceIds: ["v:1:0"] } },
      { held: true, segmentsInserted: 2, refused: null },
    ]);
    expect(await gapsOf(rejected.session)).toHaveLength(1);
  });

  it("leaves a session out that is refused as a whole only, and the others go on", async () => {
    const lives = [];
    for (let each = 0; each < 3; each += 1) lives.push(await liveSession(database.pool));
    const [one, rejected, other] = await Promise.all(
      lives.map(async (live) => everything(live, await owned(database.pool, live.session))),
    );
    if (!one || !rejected || !other) throw new Error("no sessions");
    const [left, right] = rejected.segments;
    if (!left || !right) throw new Error("no segments");
    const segments = [
      { ...left, text: "left" },
      { ...right, text: "right" },
    ];
    const answers = await store.flush([one, { ...rejected, segments }, other]);
    expect(answers.map(({ held }) => held)).toEqual([true, false, true]);
    expect(answers.map(({ refused }) => refused)).toEqual([null, null, null]);
    expect(await store.segmentsAfter(rejected.sessionId, 0, 10)).toEqual([]);
  });

  it("still writes nothing for who lost the lease", async () => {
    const live = await liveSession(database.pool);
    const epoch = await owned(database.pool, live.session);
    const poisoned = { ...segment(1, live.speaker), text: "poison" };
    const late = flushOf(live.session, epoch - 1, {
      segments: [poisoned, segment(2, live.speaker)],
    });
    expect(await store.flush([late])).toEqual([expect.objectContaining({ held: false })]);
    expect(await store.segmentsAfter(live.session, 0, 10)).toEqual([]);
  });
});
