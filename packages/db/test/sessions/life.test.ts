import {
  applyConnected,
  applyPresenceReport,
  endSession,
  joinSession,
  leaveSession,
  sweepSessions,
} from "@rooms/domain";
import type { Caller } from "@rooms/domain";
import { describe, expect, it } from "vitest";
import { codeOf, eachWorld, hourMs, minuteMs, valueOf, visitor } from "./harness.ts";
import type { World } from "./harness.ts";

let caller: Caller;
let deps: World["deps"];
let newSession: World["newSession"];
let sessionOf: World["sessionOf"];

eachWorld((world) => {
  ({ caller, deps, newSession, sessionOf } = world);
});

describe("ending", () => {
  it("closes the room; a second end is refused", async () => {
    const slug = await newSession();
    expect(codeOf(await endSession(deps)({ caller, slug }))).toBe("INVALID_TRANSITION");
    await joinSession(deps)({ caller, slug });
    valueOf(await endSession(deps)({ caller, slug }));
    await deps.background.settled();
    expect(deps.rooms.closed).toEqual([slug]);
    expect(codeOf(await endSession(deps)({ caller, slug }))).toBe("INVALID_TRANSITION");
    expect(codeOf(await joinSession(deps)({ caller, slug }))).toBe("SESSION_ENDED");
  });

  it("is not for guests, nor for those who only have the link", async () => {
    const slug = await newSession();
    const { participant } = valueOf(
      await joinSession(deps)({ caller: visitor, slug, name: "Gil" }),
    );
    const guest: Caller = { kind: "guest", identity: participant.identity };
    expect(codeOf(await endSession(deps)({ caller: guest, slug }))).toBe("FORBIDDEN");
    expect(codeOf(await endSession(deps)({ caller: visitor, slug }))).toBe("NOT_FOUND");
  });

  it("comes by time: CREATED expires, LIVE and empty ends, LIVE and inhabited stays", async () => {
    const forgotten = await newSession();
    const empty = await newSession();
    const inhabited = await newSession();
    await joinSession(deps)({ caller, slug: empty });
    await joinSession(deps)({ caller, slug: inhabited });
    await leaveSession(deps)({ caller, slug: empty });
    deps.clock.advance(25 * hourMs);
    const limits = { expireAfterMs: 24 * hourMs, idleAfterMs: 30 * minuteMs };
    const swept = await sweepSessions(deps)(limits);
    expect(swept.ended).toEqual([(await sessionOf(empty)).id]);
    expect(swept.expired).toContain((await sessionOf(forgotten)).id);
    expect((await sessionOf(inhabited)).status).toBe("LIVE");
    expect(codeOf(await joinSession(deps)({ caller, slug: forgotten }))).toBe("SESSION_EXPIRED");
  });

  it("is not undone by a sweep that saw the session empty just before somebody came back", async () => {
    const slug = await newSession();
    await joinSession(deps)({ caller, slug });
    await leaveSession(deps)({ caller, slug });
    deps.clock.advance(hourMs);
    const limits = { expireAfterMs: 24 * hourMs, idleAfterMs: 30 * minuteMs };
    const [joined] = await Promise.all([
      joinSession(deps)({ caller, slug }),
      sweepSessions(deps)(limits),
    ]);
    const session = await sessionOf(slug);
    expect([joined.ok, session.status]).toEqual(joined.ok ? [true, "LIVE"] : [false, "ENDED"]);
  });
});

describe("presence", () => {
  it("follows LiveKit: a closed laptop is gone, an older connection's end is not", async () => {
    const slug = await newSession();
    const { participant } = valueOf(await joinSession(deps)({ caller, slug }));
    const report = (kind: "joined" | "left", connectionId: string) => {
      deps.clock.advance(1000);
      return applyPresenceReport(deps)({
        slug,
        report: {
          eventId: `${kind} ${connectionId}`,
          kind,
          identity: participant.identity,
          connectionId,
          connectedAt: deps.clock.now(),
          at: deps.clock.now(),
        },
      });
    };
    await report("joined", "PA_1");
    await report("joined", "PA_2");
    expect(valueOf(await report("left", "PA_1"))).toEqual({ changed: 0 });
    expect(valueOf(await report("left", "PA_2"))).toEqual({ changed: 1 });
    const session = await sessionOf(slug);
    expect(session.transcriptionHost).toBeNull();
    expect(await deps.store.participants.listPresent(session.id)).toEqual([]);
  });

  it("keeps who moves to another device, whose older connection ends before the newer is heard of", async () => {
    const slug = await newSession();
    const { participant } = valueOf(await joinSession(deps)({ caller, slug }));
    const connectedAt = deps.clock.now();
    const first = { identity: participant.identity, connectionId: "PA_1", connectedAt };
    const joined = { ...first, eventId: "moved 1", kind: "joined", at: connectedAt } as const;
    valueOf(await applyPresenceReport(deps)({ slug, report: joined }));
    deps.clock.advance(60_000);
    valueOf(await joinSession(deps)({ caller, slug }));
    deps.clock.advance(1_000);
    const left = { ...first, eventId: "moved 2", kind: "left", at: deps.clock.now() } as const;
    expect(valueOf(await applyPresenceReport(deps)({ slug, report: left }))).toEqual({
      changed: 0,
    });
    const session = await sessionOf(slug);
    expect(await deps.store.participants.listPresent(session.id)).toHaveLength(1);
  });

  it("takes an event once, whatever it says the second time, and from two deliveries at once too", async () => {
    const slug = await newSession();
    const { participant } = valueOf(await joinSession(deps)({ caller, slug }));
    const { identity } = participant;
    const at = deps.clock.now();
    const joined = {
      eventId: "EV_1",
      kind: "joined",
      identity,
      connectionId: "PA_1",
      connectedAt: at,
      at,
    } as const;
    const twice = await Promise.all(
      [1, 2].map(() => applyPresenceReport(deps)({ slug, report: joined })),
    );
    expect(twice.map((one) => valueOf(one).changed).sort()).toEqual([0, 1]);
    const left = { ...joined, kind: "left" } as const;
    expect(valueOf(await applyPresenceReport(deps)({ slug, report: left })).changed).toBe(0);
    const fresh = { ...left, eventId: "EV_2" };
    expect(valueOf(await applyPresenceReport(deps)({ slug, report: fresh })).changed).toBe(1);
  });

  it("is repaired by comparing with the room, and another transcription host is chosen", async () => {
    const slug = await newSession();
    const host = valueOf(await joinSession(deps)({ caller, slug })).participant;
    const guest = valueOf(
      await joinSession(deps)({ caller: visitor, slug, name: "Gil" }),
    ).participant;
    expect((await sessionOf(slug)).transcriptionHost).toBe(host.identity);
    deps.clock.advance(2 * minuteMs);
    const { id } = await sessionOf(slug);
    const connected = [
      { identity: guest.identity, connectionId: "PA_9", joinedAt: deps.clock.now() },
    ];
    expect(valueOf(await applyConnected(deps)({ sessionId: id, connected }))).toEqual({
      changed: 2,
      uninvited: [],
    });
    expect((await sessionOf(slug)).transcriptionHost).toBe(guest.identity);
  });
});
