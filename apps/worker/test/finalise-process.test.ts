import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { createBlobStore } from "@rooms/adapters/blob";
import { transcriptDocument } from "@rooms/contracts/transcript-document";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { Session } from "@rooms/domain/sessions/session";
import type { SessionId } from "@rooms/domain/shared/ids";
import { finaliseSession } from "@rooms/domain/transcription/use-cases/finalise-session";
import { until } from "@rooms/testing/until";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { writeDocument } from "../src/documents/write-document.ts";
import { blobDeletionJob } from "../src/jobs/blob-deletions.ts";
import { limits } from "./support/finalising.ts";
import { end, say, speak } from "./support/spoken-session.ts";
import { createWorld, neverAborted } from "./support/world.ts";
import type { World } from "./support/world.ts";

let database: TestDatabase;
let world: World;
let directory: string;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rooms-test-blobs-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
});

interface Ending {
  readonly outcome: string;
  readonly steps: number;
  /** Of its memory, at most, above what the loaded program takes. */
  readonly grownMb: number;
}

const script = fileURLToPath(new URL("support/finalise-process.ts", import.meta.url));

/** Null when it died at the step. */
async function finaliseApart(id: SessionId, lastStep = 0): Promise<Ending | null> {
  const args = ["--disable-warning=ExperimentalWarning", script];
  const { stdout, signal, failed } = await execa(
    process.execPath,
    [...args, database.url, directory, id, String(lastStep)],
    { stdin: "ignore", stderr: "inherit", reject: false },
  );
  if (signal === "SIGKILL") return null;
  if (failed) throw new Error("the process failed");
  return JSON.parse(stdout) as Ending;
}

async function documentOf({ id }: Session) {
  const session = await world.deps.store.sessions.find(id);
  const bytes = await readFile(join(directory, session?.rawTranscript?.url ?? ""));
  return transcriptDocument.parse(JSON.parse(gunzipSync(bytes).toString()));
}

describe("a worker that is killed", () => {
  it("before any of its steps leaves what the next run makes good: one document, and no other file", async () => {
    const blobs = createBlobStore({ kind: "local", directory });
    const finalise = (id: SessionId) =>
      finaliseSession({ ...world.deps, blobs, write: writeDocument, limits })(id, {
        waitedMs: 0,
        signal: neverAborted,
      });
    const spoken = async (): Promise<Session> => {
      const { session, joined } = await speak(database.pool, world, ["One"]);
      await end(world, session);
      // So that there is a version to be replaced.
      await finalise(session.id);
      await say(database.pool, joined, { texts: ["Two"], fromSeq: 2 });
      return session;
    };
    const whole = await finaliseApart((await spoken()).id);
    expect(whole).toMatchObject({ outcome: "done" });
    const last = whole?.steps ?? 0;
    expect(last).toBeGreaterThan(15);
    const killed = new Map<number, Session>();
    const lanes = [1, 2, 3].map(async (first) => {
      for (let step = first; step <= last; step += 3) {
        const session = await spoken();
        killed.set(step, session);
        expect([step, await finaliseApart(session.id, step)]).toEqual([step, null]);
        expect([step, await finalise(session.id)]).toEqual([step, "done"]);
      }
    });
    await Promise.all(lanes);
    await database.pool.query("update blob_deletions set due_at = now() - interval '1 minute'");
    const deps = { store: world.deps.store, blobs };
    const deletions = blobDeletionJob({ deps, metrics: world.metrics });
    await until("all deletions are done", async () => {
      await deletions.run(neverAborted);
      return (await database.pool.query("select from blob_deletions")).rowCount === 0;
    });
    for (const [step, session] of killed) {
      const { version, segments } = await documentOf(session);
      const files = await readdir(join(directory, "transcripts", session.id));
      expect([step, version, segments.length, files.length]).toEqual([step, 2, 2, 1]);
    }
  }, 120_000);
});

/** The built worker, which takes 119 MB with all its jobs, had 134 MB at most: sources loaded as they are take twice as much. */
const grownMbMax = 31;

it("a session of six hours and 20,000 segments fits into the memory of a worker of 150 MB", async () => {
  const { session, joined } = await speak(database.pool, world, []);
  await database.pool.query(
    `insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, language,
       confidence, started_at_ms, ended_at_ms)
     select gen_random_uuid(), $1, $2, 'u' || n, n, repeat('word ', 20),
       (select json_agg(json_build_array('word' || n || w, n * 1080 + w * 50, n * 1080 + w * 50 + 40, 0.9))
        from generate_series(1, 20) w), 'en', 0.9, n * 1080, n * 1080 + 1000
     from generate_series(1, 20000) n`,
    [session.id, joined.participant.id],
  );
  await end(world, session);
  const ending = await finaliseApart(session.id);
  expect(ending).toMatchObject({ outcome: "done" });
  expect(ending?.grownMb).toBeLessThan(grownMbMax);
  expect((await documentOf(session)).segments).toHaveLength(20_000);
}, 60_000);
