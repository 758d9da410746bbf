import type { Participant } from "@rooms/domain/sessions/participant";
import { listenerNewsMs, type MediaEnd } from "@rooms/domain/sessions/presence";
import {
  applyConnected,
  applyPresenceReport,
  leaveSession,
  settleListener,
} from "@rooms/domain/sessions/use-cases/track-presence";
import {
  deleteSession,
  endSession,
  sweepSessions,
} from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import type { Caller } from "@rooms/domain/shared/caller";
import { describe, expect, it } from "vitest";
import { createTranscriptStore } from "../../src/index.ts";
import { owned } from "../transcript-store/harness.ts";
import { codeOf, eachWorld, hourMs, minuteMs, valueOf, visitor } from "./harness.ts";
import type { World } from "./harness.ts";

let caller: Caller;
let deps: World["deps"];
let pool: World["pool"];
let newSession: World["newSession"];
let sessionOf: World["sessionOf"];

eachWorld((world) => {
  ({ caller, deps, pool, newSession, sessionOf } = world);
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

  it("is not undone by a sweep that saw the session empty just before a participant came back", async () => {
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
    expect(valueOf(await report("left", "PA_1"))).toEqual({ changed: 0, mediaEnd: null });
    expect(valueOf(await report("left", "PA_2"))).toEqual({ changed: 1, mediaEnd: null });
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
      mediaEnd: null,
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

describe("a participant whose media end while the realtime socket still shows them", () => {
  /** A transcriber that has the session, and says by each renewal who is connected to it. */
  async function transcriberOf({ sessionId }: Participant) {
    const epoch = await owned(pool, sessionId);
    return async (...connected: Participant[]): Promise<void> => {
      const listeners = connected.map(({ id }) => ({ sessionId, participantId: id }));
      await createTranscriptStore(pool).renew([{ sessionId, epoch }], 60_000, listeners);
    };
  }

  /** The caller in a session, by media and socket, whose media have just ended. */
  async function mediaEnded() {
    const slug = await newSession();
    const { participant } = valueOf(await joinSession(deps)({ caller, slug }));
    const renew = await transcriberOf(participant);
    await renew(participant);
    const connectedAt = deps.clock.now();
    const { identity } = participant;
    const media = { identity, connectionId: "PA_1", connectedAt };
    const joined = { ...media, eventId: `${slug} came`, kind: "joined", at: connectedAt } as const;
    valueOf(await applyPresenceReport(deps)({ slug, report: joined }));
    deps.clock.advance(minuteMs);
    const endedAt = deps.clock.now();
    const left = { ...media, eventId: `${slug} left`, kind: "left", at: endedAt } as const;
    const { mediaEnd } = valueOf(await applyPresenceReport(deps)({ slug, report: left }));
    if (!mediaEnd) throw new Error("The socket still shows them.");
    const present = () => deps.store.participants.listPresent(participant.sessionId);
    expect(await present()).toHaveLength(1);
    return { slug, participant, renew, mediaEnd, present, media, endedAt };
  }

  async function secondLook(end: MediaEnd): Promise<number> {
    deps.clock.advance(listenerNewsMs);
    return valueOf(await settleListener(deps)(end)).changed;
  }

  it("is gone at the second look, from when the media ended, once the transcriber shows them no more", async () => {
    const { slug, participant, renew, mediaEnd, present, endedAt } = await mediaEnded();
    await renew();
    expect(await secondLook(mediaEnd)).toBe(1);
    expect(await present()).toEqual([]);
    const row = await deps.store.participants.find(participant.sessionId, participant.id);
    expect(row).toMatchObject({ leftAt: endedAt, admitted: true });
    expect((await sessionOf(slug)).transcriptionHost).toBeNull();
    expect(await secondLook(mediaEnd)).toBe(0);
  });

  it("stays while the transcriber goes on showing them", async () => {
    const { participant, renew, mediaEnd, present } = await mediaEnded();
    await renew(participant);
    expect(await secondLook(mediaEnd)).toBe(0);
    expect(await present()).toHaveLength(1);
  });

  it("is gone though their row is there, when its transcriber has died", async () => {
    const { participant, mediaEnd, present } = await mediaEnded();
    await pool.query("update session_leases set expires_at = now() where session_id = $1", [
      participant.sessionId,
    ]);
    expect(await secondLook(mediaEnd)).toBe(1);
    expect(await present()).toEqual([]);
  });

  it("stays when they joined again meanwhile, of which LiveKit and the transcriber tell later", async () => {
    const { slug, renew, mediaEnd, present } = await mediaEnded();
    await renew();
    deps.clock.advance(1_000);
    valueOf(await joinSession(deps)({ caller, slug }));
    expect(await secondLook(mediaEnd)).toBe(0);
    expect(await present()).toHaveLength(1);
  });

  it("stays when LiveKit told of their next connection meanwhile", async () => {
    const { slug, renew, mediaEnd, present, media } = await mediaEnded();
    await renew();
    deps.clock.advance(1_000);
    const at = deps.clock.now();
    const next = { ...media, connectionId: "PA_2", connectedAt: at, at };
    const report = { ...next, eventId: `${slug} back`, kind: "joined" } as const;
    valueOf(await applyPresenceReport(deps)({ slug, report }));
    expect(await secondLook(mediaEnd)).toBe(0);
    expect(await present()).toHaveLength(1);
  });

  it("changes nothing when the session ended or was deleted meanwhile", async () => {
    const ended = await mediaEnded();
    valueOf(await endSession(deps)({ caller, slug: ended.slug }));
    expect(await secondLook(ended.mediaEnd)).toBe(0);
    const deleted = await mediaEnded();
    valueOf(await deleteSession(deps)({ caller, slug: deleted.slug }));
    expect(await secondLook(deleted.mediaEnd)).toBe(0);
  });
});
