import { deleteSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { getSession } from "@rooms/domain/sessions/use-cases/read-sessions";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import type { Caller } from "@rooms/domain/shared/caller";
import { slug as slugOf } from "@rooms/domain/shared/ids";
import { describe, expect, it } from "vitest";
import { createTranscriptStore } from "../../src/index.ts";
import { createTestUser } from "../../src/testing/index.ts";
import { codeOf, eachWorld, valueOf } from "./harness.ts";
import type { World } from "./harness.ts";

let pool: World["pool"];
let caller: Caller;
let deps: World["deps"];
let newSession: World["newSession"];
let space: World["space"];

eachWorld((world) => {
  ({ caller, deps, newSession, space, pool } = world);
});

describe("deleting", () => {
  it("removes everything under the session and queues its stored document", async () => {
    const slug = await newSession();
    const { participant, session } = valueOf(await joinSession(deps)({ caller, slug }));
    const transcripts = createTranscriptStore(pool);
    await transcripts.acquire({ sessionId: session.id, instanceId: "a", url: "", ttlMs: 1000 });
    const said = { participantId: participant.id, startedAtMs: 0, endedAtMs: 10 };
    await transcripts.flush([
      {
        sessionId: session.id,
        epoch: 1,
        flushNo: 1,
        segments: [
          {
            ...said,
            utteranceId: "u",
            seq: 1,
            text: "Hello",
            words: [],
            language: null,
            confidence: null,
            speakerName: "Ann",
          },
        ],
        watermarks: [
          {
            ...{ participantId: participant.id, streamId: "s" },
            ...{ settledUntilMs: 1, settledSeq: 1, heardFromMs: 1, heardUntilMs: 2 },
          },
        ],
        usage: [],
        gaps: [{ ...said, reason: "limit" }],
        streams: [],
        activityAt: null,
      },
    ]);
    await deps.store.sessions.update(space.id, session.id, {
      rawTranscript: {
        url: `blob/${slug}`,
        sizeBytes: 2,
        readyAt: deps.clock.now(),
        version: 1,
        segmentCount: 1,
        basis: "",
      },
    });
    await deps.store.analyses.request(session.id, deps.clock.now());
    expect(codeOf(await deleteSession(deps)({ caller, slug }))).toBe("OK");
    expect(codeOf(await deleteSession(deps)({ caller, slug }))).toBe("NOT_FOUND");
    const { rows } = await pool.query<{ table_name: string }>(
      "select table_name from information_schema.columns where column_name = 'session_id' and table_schema = 'public'",
    );
    for (const { table_name } of rows) {
      const left = await pool.query(`select 1 from ${table_name} where session_id = $1`, [
        session.id,
      ]);
      expect([table_name, left.rowCount]).toEqual([table_name, 0]);
    }
    expect(await deps.store.blobDeletions.begin(10)).toContain(`blob/${slug}`);
    await deps.background.settled();
    expect(deps.rooms.closed).toEqual([slug]);
  });

  it("is for the creator and owners; a stranger learns nothing", async () => {
    const slug = await newSession();
    const member = await createTestUser(pool);
    await deps.store.members.add({
      spaceId: space.id,
      userId: member.id,
      role: "MEMBER",
      joinedAt: new Date(),
    });
    const stranger = await createTestUser(pool);
    const tries = [member, stranger].map(({ id }) => ({ kind: "user", userId: id }) as const);
    const codes = await Promise.all(
      tries.map(async (one) => codeOf(await deleteSession(deps)({ caller: one, slug }))),
    );
    expect(codes).toEqual(["FORBIDDEN", "NOT_FOUND"]);
    expect(codeOf(await getSession(deps)({ caller, slug: slugOf("nosuch00") }))).toBe("NOT_FOUND");
  });
});
