import type { SessionId } from "@rooms/domain/shared/ids";
import { writeLostSpeech } from "@rooms/domain/transcription/use-cases/write-lost-speech";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createRepositories, createTranscriptStore } from "../../src/index.ts";
import { createTestDatabase } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import { everything, flushOf, liveSession, owned } from "./harness.ts";
import type { LiveSession } from "./harness.ts";

const times = { afterEndMs: 120_000, backMs: 3_600_000 };

let database: TestDatabase;
let live: LiveSession;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  live = await liveSession(database.pool);
});

/** The session ended some minutes ago, and its owner was last heard of some seconds ago. */
async function end(session: SessionId, { minutesAgo = 10, leaseS = -1 } = {}): Promise<void> {
  await database.pool.query(
    `update video_sessions set status = 'ENDED', started_at = now() - interval '1 hour',
       ended_at = now() - make_interval(mins => $2) where id = $1`,
    [session, minutesAgo],
  );
  await database.pool.query(
    "update session_leases set expires_at = now() + make_interval(secs => $2) where session_id = $1",
    [session, leaseS],
  );
}

function write(): Promise<number> {
  const store = createRepositories(database.pool);
  return writeLostSpeech({ store, clock: { now: () => new Date() } })(times);
}

async function lostGaps(session: SessionId): Promise<unknown[]> {
  const { rows } = await database.pool.query<object>(
    `select started_at_ms as "from", ended_at_ms as "until" from transcript_gaps
     where session_id = $1 and reason = 'transcriber-lost'`,
    [session],
  );
  return rows;
}

it("writes what was heard beyond the watermark, once, however many workers write at the same time", async () => {
  const epoch = await owned(database.pool, live.session);
  await createTranscriptStore(database.pool).flush([everything(live, epoch)]);
  await end(live.session);
  const written = await Promise.all([write(), write(), write()]);
  expect(written.toSorted()).toEqual([0, 0, 1]);
  expect(await write()).toBe(0);
  expect(await lostGaps(live.session)).toEqual([{ from: 250, until: 400 }]);
});

it.each([
  ["while latecomers may still bring it", { minutesAgo: 1 }],
  ["while a transcriber holds the session", { leaseS: 4 }],
])("writes nothing %s", async (_when, ended) => {
  const epoch = await owned(database.pool, live.session);
  await createTranscriptStore(database.pool).flush([everything(live, epoch)]);
  await end(live.session, ended);
  expect(await write()).toBe(0);
  expect(await lostGaps(live.session)).toEqual([]);
});

it("fences the owner off that wakes up afterwards: not one word of it is written beside the gap", async () => {
  const epoch = await owned(database.pool, live.session);
  const store = createTranscriptStore(database.pool);
  await store.flush([everything(live, epoch)]);
  await end(live.session);
  expect(await write()).toBe(1);
  const { held } = (await store.flush([flushOf(live.session, epoch, { flushNo: 2 })]))[0] ?? {};
  expect(held).toBe(false);
});
