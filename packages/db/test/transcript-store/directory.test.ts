import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { Pool } from "../../src/database/pool.ts";
import { describe, expect, it } from "vitest";
import { createTranscriberDirectory } from "../../src/index.ts";
import { eachLiveSession, owned } from "./harness.ts";
import type { LiveSession } from "./harness.ts";

let pool: Pool;
let store: TranscriptStore;
let session: LiveSession["session"];

eachLiveSession((live) => {
  ({ session, pool, store } = live);
});

describe("directory", () => {
  it("names the owner while its lease holds, else the least loaded that lives and does not drain", async () => {
    const directory = createTranscriberDirectory(pool);
    expect(await directory.addressFor(session, 600_000)).toBeNull();
    const report = { load: 0.5, draining: false, engine: "gladia", languages: null };
    await store.heartbeat({ ...report, instanceId: "a", url: "ws://a" });
    await store.heartbeat({ ...report, instanceId: "b", url: "ws://b", load: 0.1 });
    await store.heartbeat({ ...report, instanceId: "c", url: "ws://c", load: 0, draining: true });
    expect(await directory.addressFor(session, 600_000)).toBe("ws://b");
    const epoch = await owned(pool, session, { by: "a" });
    expect(await directory.addressFor(session, 600_000)).toBe("ws://a");
    await store.release([{ sessionId: session, epoch }]);
    await store.retire("b");
    expect(await directory.addressFor(session, 600_000)).toBe("ws://a");
    expect(await directory.addressFor(session, -1)).toBeNull();
  });

  it("knows what each instance that lives says of its engine, the one heard of last in front", async () => {
    const directory = createTranscriberDirectory(pool);
    await pool.query("delete from transcriber_instances");
    const names = async () => (await directory.engines(600_000)).map(({ engine }) => engine);
    const report = { url: "ws://a", load: 0, draining: false, languages: null };
    await store.heartbeat({ ...report, instanceId: "a", engine: "speech" });
    await pool.query(
      "update transcriber_instances set heartbeat_at = heartbeat_at - interval '1 min'",
    );
    await store.heartbeat({ ...report, instanceId: "b", engine: "moonshine-tiny-en" });
    expect(await names()).toEqual(["moonshine-tiny-en", "speech"]);
    await store.heartbeat({
      ...report,
      instanceId: "b",
      engine: "moonshine-tiny-en",
      draining: true,
    });
    expect(await names()).toEqual(["speech", "moonshine-tiny-en"]);
    expect(await directory.engines(-1)).toEqual([]);
    const heard = { en: { state: "ready" }, ru: { state: "fetching", percent: 40 } } as const;
    for (const languages of [heard, "all", null] as const) {
      await store.heartbeat({ ...report, instanceId: "a", engine: "speech", languages });
      expect((await directory.engines(600_000))[0]).toEqual({ engine: "speech", languages });
    }
  });
});
