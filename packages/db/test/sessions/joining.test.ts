import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { leaveSession, presentParticipant } from "@rooms/domain/sessions/use-cases/track-presence";
import type { Caller } from "@rooms/domain/shared/caller";
import { testClock } from "@rooms/domain/testing";
import { describe, expect, it } from "vitest";
import { createTestUser } from "../../src/testing/index.ts";
import { codeOf, eachWorld, minuteMs, valueOf, visitor } from "./harness.ts";
import type { World } from "./harness.ts";

let pool: World["pool"];
let caller: Caller;
let deps: World["deps"];
let newSession: World["newSession"];
let sessionOf: World["sessionOf"];
let space: World["space"];

eachWorld((world) => {
  ({ caller, deps, newSession, sessionOf, space, pool } = world);
});

describe("joining", () => {
  it("starts the session once, however many are first", async () => {
    const slug = await newSession();
    const joined = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        joinSession({ ...deps, clock: testClock(new Date(Date.UTC(2026, 0, 1, 0, 0, index))) })({
          caller: visitor,
          slug,
          name: `Guest ${index}`,
        }),
      ),
    );
    const startedAt = new Set(joined.map((one) => valueOf(one).session.startedAt?.getTime()));
    expect(startedAt.size).toBe(1);
    expect((await sessionOf(slug)).status).toBe("LIVE");
  });

  it("is the same participant when two tabs join at once, and when coming back", async () => {
    const slug = await newSession();
    const join = () => joinSession(deps)({ caller, slug });
    const [first, second] = await Promise.all([join(), join()]);
    await leaveSession(deps)({ caller, slug });
    expect(codeOf(await presentParticipant(deps)({ caller, slug }))).toBe("NOT_PARTICIPANT");
    deps.clock.advance(minuteMs);
    const back = valueOf(await join()).participant;
    expect(
      new Set([valueOf(first).participant.id, valueOf(second).participant.id, back.id]).size,
    ).toBe(1);
    expect(back).toMatchObject({ leftAt: null, role: "HOST", presentSince: deps.clock.now() });
  });

  it("asks guests for a name, knows them by their identity, and gives a foreign cookie a new one", async () => {
    const slug = await newSession();
    expect(codeOf(await joinSession(deps)({ caller: visitor, slug }))).toBe("NAME_REQUIRED");
    const { participant } = valueOf(
      await joinSession(deps)({ caller: visitor, slug, name: "Gil" }),
    );
    const guest: Caller = { kind: "guest", identity: participant.identity };
    expect(valueOf(await joinSession(deps)({ caller: guest, slug })).participant).toEqual(
      participant,
    );
    const other = await newSession();
    const elsewhere = valueOf(await joinSession(deps)({ caller: guest, slug: other, name: "Gil" }));
    expect(elsewhere.participant.identity).toContain(`guest-${other}-`);
  });

  it("keeps people from outside out where the space switches guests off, and members in", async () => {
    const slug = await newSession();
    await deps.store.spaces.update(space.id, { guestsAllowed: false });
    const stranger = await createTestUser(pool);
    const tries = [visitor, { kind: "user", userId: stranger.id } as const, caller];
    const codes = await Promise.all(
      tries.map(async (one) => codeOf(await joinSession(deps)({ caller: one, slug, name: "X" }))),
    );
    expect(codes).toEqual(["GUESTS_NOT_ALLOWED", "GUESTS_NOT_ALLOWED", "OK"]);
  });

  it("has one outcome against an end at the same time: an ended session has no present participant", async () => {
    for (let round = 0; round < 10; round += 1) {
      const slug = await newSession();
      await joinSession(deps)({ caller, slug });
      const [joined, ended] = await Promise.all([
        joinSession(deps)({ caller: visitor, slug, name: "Late" }),
        endSession(deps)({ caller, slug }),
      ]);
      expect(codeOf(ended)).toBe("OK");
      // To who never took part a session that is over is none.
      expect(["OK", "NOT_FOUND"]).toContain(codeOf(joined));
      const session = await sessionOf(slug);
      expect(session.status).toBe("ENDED");
      expect(await deps.store.participants.listPresent(session.id)).toEqual([]);
    }
  });
});
