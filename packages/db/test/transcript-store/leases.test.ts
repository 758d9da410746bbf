import type { TranscriptStore } from "@rooms/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createRepositories, createTranscriptStore } from "../../src/index.ts";
import { createTestDatabase, createTestSession } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import { liveSession, owned } from "./harness.ts";
import type { LiveSession } from "./harness.ts";

let database: TestDatabase;
let store: TranscriptStore;
let session: LiveSession["session"];

beforeAll(async () => {
  database = await createTestDatabase();
  store = createTranscriptStore(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ session } = await liveSession(database.pool));
});

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
    const first = await owned(database.pool, session, { by: "a" });
    const elsewhere = await store.acquire({
      sessionId: session,
      instanceId: "b",
      url: "ws://b",
      ttlMs: 1,
    });
    expect(elsewhere).toMatchObject({ kind: "elsewhere", instanceId: "a", url: "ws://a" });
    await store.release([{ sessionId: session, epoch: first }]);
    const second = await owned(database.pool, session, { by: "b", ttlMs: 0 });
    const third = await owned(database.pool, session, { by: "c" });
    expect([second - first, third - second]).toEqual([1, 1]);
  });

  it("renews what is still held, says how the session stands, and leaves out what was lost", async () => {
    const other = await liveSession(database.pool);
    const kept = await owned(database.pool, session, { by: "a" });
    const lost = await owned(database.pool, other.session, { by: "a", ttlMs: 0 });
    await owned(database.pool, other.session, { by: "b" });
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
    const old = await owned(database.pool, session, { by: "a", ttlMs: 0 });
    await owned(database.pool, session, { by: "b" });
    await store.release([{ sessionId: session, epoch: old }]);
    const answer = await store.acquire({ sessionId: session, instanceId: "c", url: "", ttlMs: 1 });
    expect(answer).toMatchObject({ kind: "elsewhere", instanceId: "b" });
  });

  it("knows no lease of a session that does not exist", async () => {
    const { space } = await liveSession(database.pool);
    const gone = await createTestSession(database.pool, space);
    await createRepositories(database.pool).sessions.delete(space.id, gone.id);
    const answer = await store.acquire({ sessionId: gone.id, instanceId: "a", url: "", ttlMs: 1 });
    expect(answer).toEqual({ kind: "no-session" });
  });
});
