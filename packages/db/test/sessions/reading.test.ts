import { deleteSession, endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { getSession, listSessions } from "@rooms/domain/sessions/use-cases/read-sessions";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import type { Caller } from "@rooms/domain/shared/caller";
import { describe, expect, it } from "vitest";
import { createTestSession, createTestSpace, createTestUser } from "../../src/testing/index.ts";
import { codeOf, eachWorld, valueOf, visitor } from "./harness.ts";
import type { World } from "./harness.ts";

let pool: World["pool"];
let caller: Caller;
let deps: World["deps"];
let newSession: World["newSession"];
let space: World["space"];

eachWorld((world) => {
  ({ caller, deps, newSession, space, pool } = world);
});

describe("seeing", () => {
  it("shows members all, those who take part their part while it is live, and others nothing of an ended one", async () => {
    const slug = await newSession();
    const { participant } = valueOf(
      await joinSession(deps)({ caller: visitor, slug, name: "Gil" }),
    );
    const guest: Caller = { kind: "guest", identity: participant.identity };
    const views = async () =>
      Promise.all(
        [caller, guest, visitor].map(async (one) => {
          const result = await getSession(deps)({ caller: one, slug });
          return result.ok ? result.value.view : result.error.code;
        }),
      );
    expect(await views()).toEqual(["member", "participant", "public"]);
    await endSession(deps)({ caller, slug });
    expect(await views()).toEqual(["member", "NOT_FOUND", "NOT_FOUND"]);
  });
});

describe("the list", () => {
  it("pages newest first without hole or double while sessions come and go", async () => {
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      // Three at a time share their millisecond: the id settles their order.
      if (index % 3 === 0) deps.clock.advance(1);
      made.unshift(await newSession());
    }
    const first = valueOf(await listSessions(deps)({ caller, limit: 3 }));
    await newSession();
    const [deleted] = first.items;
    if (deleted) await deleteSession(deps)({ caller, slug: deleted.session.slug });
    const seen = first.items.map(({ session }) => String(session.slug));
    let cursor = first.nextCursor;
    while (cursor !== null) {
      const page = valueOf(await listSessions(deps)({ caller, limit: 3, cursor }));
      seen.push(...page.items.map(({ session }) => session.slug));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made);
  });

  it("holds one space only, hides EXPIRED, and filters by status and by text as written", async () => {
    const slug = await newSession();
    await joinSession(deps)({ caller, slug });
    await createTestSession(pool, space, { title: "100% sure_thing" });
    const then = new Date(0);
    const expired = await createTestSession(pool, space, { createdAt: then, lastActivityAt: then });
    await deps.store.sessions.expireCreated(new Date(1));
    const stranger = await createTestUser(pool);
    const foreign = await createTestSpace(pool, stranger.id);
    await createTestSession(pool, foreign);
    const list = async (filter: object) =>
      valueOf(await listSessions(deps)({ caller, ...filter })).items.map(
        ({ session }) => session.title,
      );
    expect(await list({})).toHaveLength(2);
    expect(await list({ status: "LIVE" })).toEqual(["Weekly"]);
    expect(await list({ status: "EXPIRED" })).toEqual([expired.title]);
    expect(await list({ text: "100% SURE_" })).toEqual(["100% sure_thing"]);
    expect(await list({ text: "1__%" })).toEqual([]);
    expect(codeOf(await listSessions(deps)({ caller, spaceId: foreign.id }))).toBe("NOT_FOUND");
    expect(codeOf(await listSessions(deps)({ caller, cursor: "x" }))).toBe("VALIDATION_FAILED");
  });
});
