import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { Session } from "@rooms/domain/sessions/session";
import { deleteSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unwrittenJobs } from "../src/jobs/unwritten.ts";
import { createFinalising } from "./support/finalising.ts";
import type { Finalising } from "./support/finalising.ts";
import { end, hold, say, speak } from "./support/spoken-session.ts";
import { neverAborted } from "./support/world.ts";

let database: TestDatabase;
let world: Finalising["world"];
let blobs: Finalising["blobs"];
let finalise: Finalising["finalise"];
let deleteBlobs: Finalising["deleteBlobs"];
let documentOf: Finalising["documentOf"];
let workLeft: Finalising["workLeft"];
beforeAll(async () => {
  database = await createTestDatabase();
  ({ world, blobs, finalise, deleteBlobs, documentOf, workLeft } = await createFinalising(
    database.pool,
  ));
});
beforeEach(() => {
  blobs.stored.clear();
});
afterAll(() => database.drop());

const clearWork = ({ id }: Session) =>
  database.pool.query("delete from follow_ups where session_id = $1", [id]);

describe("an ended session", () => {
  it("gets one document with all that was said, in the order of speaking, and its analysis is asked for", async () => {
    const { session, joined } = await speak(database.pool, world, ["One", "Two", "Three"]);
    const { rows } = await database.pool.query(
      "update transcript_segments set started_at_ms = 10 where session_id = $1 and seq = 3 returning seq",
      [session.id],
    );
    expect(rows).toHaveLength(1);
    await end(world, session);
    expect(await workLeft(session)).toEqual(["finalise"]);
    expect(await finalise(session.id)).toBe("done");
    const document = await documentOf(session);
    expect(document.segments.map(({ text }) => text)).toEqual(["Three", "One", "Two"]);
    expect(document).toMatchObject({
      version: 1,
      languages: ["en"],
      session: { slug: session.slug, languages: ["en"] },
      participants: [{ identity: joined.participant.identity, guest: false, role: "HOST" }],
    });
    expect(await workLeft(session)).toEqual(["analyse", "finalise"]);
    expect(await finalise(session.id)).toBe("done");
    expect(blobs.stored.size).toBe(1);
  });

  it("in which nothing was said says so at once, and is not analysed", async () => {
    const session = await world.newSession();
    await world.join(session);
    await end(world, session);
    expect(await finalise(session.id)).toBe("done");
    expect((await documentOf(session)).segments).toEqual([]);
    const { rawTranscript } = (await world.deps.store.sessions.find(session.id)) ?? {};
    expect(rawTranscript).toMatchObject({ version: 1, segmentCount: 0 });
    expect(await workLeft(session)).toEqual(["finalise"]);
    expect(await world.deps.store.analyses.list(session.spaceId, session.id)).toEqual([]);
  });

  it("waits for its transcriber, but not for ever", async () => {
    const { session } = await speak(database.pool, world, ["One"]);
    await hold(database.pool, session.id);
    await end(world, session);
    expect(await finalise(session.id, { waitedMs: 119_000 })).toBe("again");
    expect(blobs.stored.size).toBe(0);
    expect(await finalise(session.id, { waitedMs: 120_000 })).toBe("done");
    expect((await documentOf(session)).segments).toHaveLength(1);
  });

  it("gets a next version for what came late, found by itself, and the one before goes", async () => {
    const { session, joined } = await speak(database.pool, world, ["One"]);
    await end(world, session);
    await finalise(session.id);
    await clearWork(session);
    const [fresh] = unwrittenJobs({ deps: world.deps, metrics: world.metrics });
    await fresh?.run(neverAborted);
    expect(await workLeft(session)).toEqual([]);
    await say(database.pool, joined, { texts: ["Late"], fromSeq: 2 });
    await fresh?.run(neverAborted);
    expect(await workLeft(session)).toEqual(["finalise"]);
    expect(await finalise(session.id)).toBe("done");
    const document = await documentOf(session);
    expect([document.version, document.segments.length]).toEqual([2, 2]);
    await deleteBlobs();
    expect(blobs.stored.size).toBe(1);
  });

  it("that ended before there were documents, or whose work was given up, is found", async () => {
    const { session } = await speak(database.pool, world, ["One"]);
    await end(world, session);
    await clearWork(session);
    world.deps.clock.advance(30 * 24 * 3_600_000);
    const [, late] = unwrittenJobs({ deps: world.deps, metrics: world.metrics });
    await late?.run(neverAborted);
    expect(await workLeft(session)).toEqual(["finalise"]);
  });

  it("shows corrections, and keeps what was recognised beside them", async () => {
    const { session, joined } = await speak(database.pool, world, ["One", "Two"]);
    const guest = await world.joinAsGuest(session);
    await end(world, session);
    await finalise(session.id);
    await database.pool.query(
      `with s as (update transcript_segments set corrected_text = 'Won', corrected_participant_id = $2, revision = 1
         where session_id = $1 and seq = 1 returning id)
       insert into segment_corrections (id, session_id, segment_id, corrected_at, text, participant_id, revision)
       select gen_random_uuid(), $1, s.id, now(), 'Won', $2, 1 from s`,
      [session.id, guest.participant.id],
    );
    expect(await finalise(session.id)).toBe("done");
    const { version, segments } = await documentOf(session);
    const original = { text: "One", identity: joined.participant.identity };
    expect(version).toBe(2);
    expect(segments).toMatchObject([
      { text: "Won", name: "Gil", original },
      { text: "Two", original: null },
    ]);
  });

  it("is written by one of two workers at once", async () => {
    const { session } = await speak(database.pool, world, ["One"]);
    await end(world, session);
    let writing = 0;
    const store: BlobStore = {
      ...blobs,
      async put(...given) {
        writing += 1;
        await until("both write", () => writing === 2);
        return blobs.put(...given);
      },
    };
    const outcomes = await Promise.all([1, 2].map(() => finalise(session.id, { store })));
    expect(outcomes.sort()).toEqual(["again", "done"]);
    expect(await finalise(session.id)).toBe("done");
    expect((await documentOf(session)).version).toBe(1);
    await deleteBlobs();
    expect(blobs.stored.size).toBe(1);
  });
});

it("a session that is not ended, or not there, is left alone", async () => {
  const { session } = await speak(database.pool, world, ["One"]);
  expect(await finalise(session.id)).toBe("done");
  await end(world, session);
  await deleteSession(world.deps)({ caller: world.caller, slug: session.slug });
  expect(await finalise(session.id)).toBe("done");
  expect(blobs.stored.size).toBe(0);
});
