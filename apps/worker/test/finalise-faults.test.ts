import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { Session } from "@rooms/domain/sessions/session";
import { deleteSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFinalising, limits } from "./support/finalising.ts";
import type { Finalising } from "./support/finalising.ts";
import { end, say, speak } from "./support/spoken-session.ts";
import { createWorld } from "./support/world.ts";

let database: TestDatabase;
let world: Finalising["world"];
let blobs: Finalising["blobs"];
let finalise: Finalising["finalise"];
let deleteBlobs: Finalising["deleteBlobs"];
let documentOf: Finalising["documentOf"];
beforeAll(async () => {
  database = await createTestDatabase();
  ({ world, blobs, finalise, deleteBlobs, documentOf } = await createFinalising(database.pool));
});
beforeEach(() => {
  blobs.stored.clear();
});
afterAll(() => database.drop());

describe("a blob store that fails", () => {
  const said = async (): Promise<Session> => {
    const { session } = await speak(database.pool, world, ["One", "Two", "Three"]);
    await end(world, session);
    return session;
  };

  it.each(["refuses", "writes half", "loses its answer"] as const)(
    "and %s leaves the session as it was; the next run writes one document and nothing is orphaned",
    async (fault) => {
      const session = await said();
      blobs.fail(fault);
      await expect(finalise(session.id)).rejects.toThrow(/ENOSPC|500|lost/);
      expect((await world.deps.store.sessions.find(session.id))?.rawTranscript).toBeNull();
      expect(await finalise(session.id)).toBe("done");
      await deleteBlobs(limits.intentMs);
      expect(blobs.stored.size).toBe(1);
      expect((await documentOf(session)).segments).toHaveLength(3);
    },
  );

  it("and hangs is left at the deadline", async () => {
    const session = await said();
    blobs.fail("hangs");
    const signal = AbortSignal.timeout(50);
    await expect(finalise(session.id, { signal })).rejects.toThrow(/aborted/);
    expect(await finalise(session.id)).toBe("done");
    await deleteBlobs(limits.intentMs);
    expect(blobs.stored.size).toBe(1);
  });

  it("and cannot delete is asked again later", async () => {
    const session = await said();
    await finalise(session.id);
    await deleteSession(world.deps)({ caller: world.caller, slug: session.slug });
    blobs.fail("refuses");
    await expect(deleteBlobs()).rejects.toThrow(/500/);
    expect(blobs.stored.size).toBe(1);
    await deleteBlobs(3_600_000);
    expect(blobs.stored.size).toBe(0);
    expect((await database.pool.query("select from blob_deletions")).rowCount).toBe(0);
  });
});

describe("what happens while a document is being written", () => {
  const during = (act: () => Promise<unknown>): BlobStore => ({
    ...blobs,
    async put(...given) {
      const stored = await blobs.put(...given);
      await act();
      return stored;
    },
  });

  it("the session, or its space, is deleted: nothing is left", async () => {
    for (const what of ["session", "space"] as const) {
      const its = await createWorld(database.pool);
      const { session } = await speak(database.pool, its, ["One"]);
      await end(its, session);
      const store = during(() =>
        what === "session"
          ? deleteSession(its.deps)({ caller: its.caller, slug: session.slug })
          : database.pool.query("delete from spaces where id = $1", [session.spaceId]),
      );
      expect(await finalise(session.id, { store })).toBe("done");
      expect(blobs.stored.size).toBe(1);
      await deleteBlobs();
      expect([what, blobs.stored.size]).toEqual([what, 0]);
    }
  });

  it("the blob is taken for orphaned, after very long: the run does not name it, and the next writes another", async () => {
    const { session } = await speak(database.pool, world, ["One"]);
    await end(world, session);
    const store = during(() => deleteBlobs(limits.intentMs));
    expect(await finalise(session.id, { store })).toBe("again");
    expect(await finalise(session.id)).toBe("done");
    expect(blobs.stored.size).toBe(1);
    expect((await documentOf(session)).version).toBe(1);
  });

  it("more is said: it is in the next version", async () => {
    const { session, joined } = await speak(database.pool, world, ["One"]);
    await end(world, session);
    const store = during(() => say(database.pool, joined, { texts: ["Two"], fromSeq: 2 }));
    expect(await finalise(session.id, { store })).toBe("done");
    expect((await documentOf(session)).segments).toHaveLength(1);
    expect(await finalise(session.id)).toBe("done");
    expect((await documentOf(session)).segments).toHaveLength(2);
  });
});
