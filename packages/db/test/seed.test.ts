import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slug } from "@rooms/domain/shared/ids";
import { wholeTranscript } from "@rooms/domain/transcription/ports";
import { createRepositories, seedDemo } from "../src/index.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("seedDemo", () => {
  it("shows an ended session with a whole transcript, and adds nothing the second time", async () => {
    const store = createRepositories(database.pool);
    await seedDemo(database.pool);
    const session = await store.sessions.findBySlug(slug("acmedemo"));
    expect(session?.status).toBe("ENDED");
    const { spaceId, id } = session ?? {};
    const segments =
      spaceId && id ? await store.transcripts.listLines(spaceId, id, wholeTranscript) : [];
    expect(segments.length).toBeGreaterThan(20);
    expect(new Set(segments.map(({ participantName }) => participantName)).size).toBe(3);

    await seedDemo(database.pool);
    const { rows } = await database.pool.query("select count(*)::int as n from video_sessions");
    expect(rows).toEqual([{ n: 2 }]);
  });
});
