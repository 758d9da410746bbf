import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { Pool } from "../../src/database/pool.ts";
import { describe, expect, it } from "vitest";
import { createRepositories } from "../../src/index.ts";
import { createTestSession } from "../../src/testing/index.ts";
import { eachLiveSession, liveSession, longExpiredMs, owned } from "./harness.ts";
import type { LiveSession } from "./harness.ts";

let pool: Pool;
let store: TranscriptStore;
let session: LiveSession["session"];

eachLiveSession((live) => {
  ({ session, pool, store } = live);
});

describe("leases", () => {
  it("gives one session to one owner, however many ask at once", async () => {
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

  it("tells who asks while the first lease is being written where its owner is, not that the session is gone", async () => {
    const first = await pool.connect();
    await first.query("begin");
    await first.query(
      `insert into session_leases (session_id, owner_id, url, epoch, expires_at)
      values ($1, 'a', 'ws://a', 1, clock_timestamp() + interval '1 minute')`,
      [session],
    );
    const asked = store.acquire({
      sessionId: session,
      instanceId: "b",
      url: "ws://b",
      ttlMs: 60_000,
    });
    await expect
      .poll(async () => {
        const waiting = await first.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting.rows.length;
      })
      .toBe(1);
    await first.query("commit");
    first.release();
    expect(await asked).toMatchObject({ kind: "elsewhere", instanceId: "a", url: "ws://a" });
  });

  it("tells where the owner is, and passes on with a higher epoch after release or expiry", async () => {
    const first = await owned(pool, session, { by: "a" });
    const elsewhere = await store.acquire({
      sessionId: session,
      instanceId: "b",
      url: "ws://b",
      ttlMs: 1,
    });
    expect(elsewhere).toMatchObject({ kind: "elsewhere", instanceId: "a", url: "ws://a" });
    await store.release([{ sessionId: session, epoch: first }]);
    const second = await owned(pool, session, { by: "b", ttlMs: longExpiredMs });
    const third = await owned(pool, session, { by: "c" });
    expect([second - first, third - second]).toEqual([1, 1]);
  });

  it("renews what is still held, says how the session stands, and leaves out what was lost", async () => {
    const other = await liveSession(pool);
    const kept = await owned(pool, session, { by: "a" });
    const lost = await owned(pool, other.session, { by: "a", ttlMs: longExpiredMs });
    await owned(pool, other.session, { by: "b" });
    const renewed = await store.renew(
      [
        { sessionId: session, epoch: kept },
        { sessionId: other.session, epoch: lost },
      ],
      60_000,
      [],
    );
    expect(renewed).toEqual([
      {
        sessionId: session,
        status: "LIVE",
        transcription: "ON",
        serverCapture: false,
        transcriptionHost: null,
        lobby: null,
        pastOpen: false,
        marksRevision: 0,
        chatOn: true,
        chatRevision: 0,
        languages: ["en"],
        withoutAccess: [],
        listeners: [],
        stageMark: "0 0",
      },
    ]);
  });

  it("does not release for one who lost it", async () => {
    const old = await owned(pool, session, { by: "a", ttlMs: longExpiredMs });
    await owned(pool, session, { by: "b" });
    await store.release([{ sessionId: session, epoch: old }]);
    const answer = await store.acquire({ sessionId: session, instanceId: "c", url: "", ttlMs: 1 });
    expect(answer).toMatchObject({ kind: "elsewhere", instanceId: "b" });
  });

  it("knows no lease of a session that does not exist", async () => {
    const { space } = await liveSession(pool);
    const gone = await createTestSession(pool, space);
    await createRepositories(pool).sessions.delete(space.id, gone.id);
    const answer = await store.acquire({ sessionId: gone.id, instanceId: "a", url: "", ttlMs: 1 });
    expect(answer).toEqual({ kind: "no-session" });
  });
});
