import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Participant } from "../src/sessions/participant.ts";
import {
  afterMediaEnd,
  applyReport,
  endsMedia,
  presenceGraceMs,
  type PresenceReport,
  reconcilePresence,
} from "../src/sessions/presence.ts";
import {
  chooseTranscriptionHost,
  type TranscriptionHost,
} from "../src/sessions/transcription-host.ts";
import { at, person } from "./fixtures.ts";

const report = (
  kind: "joined" | "left",
  connectionId: string,
  seconds: number,
): PresenceReport => ({
  eventId: `${kind} ${connectionId} ${seconds}`,
  kind,
  connectionId,
  connectedAt: at(1),
  identity: person(1).identity,
  at: at(seconds),
});

function after(participant: Participant, reports: readonly PresenceReport[]): Participant {
  return reports.reduce((now, one) => applyReport(now, one) ?? now, participant);
}

describe("reports of presence", () => {
  const here = person(1, { presentSince: at(0) });

  it.each([
    ["joins", here, [report("joined", "a", 5)], null, "a"],
    ["leaves", here, [report("joined", "a", 5), report("left", "a", 9)], at(9), null],
    [
      "reconnects, old end late",
      here,
      [report("joined", "a", 5), report("joined", "b", 8), report("left", "a", 9)],
      null,
      "b",
    ],
    [
      "a leave from before the last coming",
      person(1, { presentSince: at(20) }),
      [report("left", "a", 9)],
      null,
      null,
    ],
    [
      "left and came back within a second, the leave is told late",
      person(1, { presentSince: at(9) }),
      [report("left", "a", 9)],
      null,
      null,
    ],
    ["comes back", person(1, { leftAt: at(9) }), [report("joined", "b", 12)], null, "b"],
    [
      "an old join after the leave",
      person(1, { leftAt: at(9) }),
      [report("joined", "a", 5)],
      at(9),
      null,
    ],
    [
      "said that they leave, connects by an old token",
      person(1, { leftAt: at(9), admitted: false }),
      [report("joined", "b", 12)],
      at(9),
      null,
    ],
    [
      "loses the media, and is still connected by the realtime socket",
      person(1, { presentSince: at(0), connectionId: "a", listening: true }),
      [report("left", "a", 9)],
      null,
      null,
    ],
    [
      "was removed, connects again",
      person(1, { leftAt: at(9), removedAt: at(9) }),
      [report("joined", "a", 12)],
      at(9),
      null,
    ],
  ])("%s", (_name, before, reports, leftAt, connectionId) => {
    expect(after(before, reports)).toMatchObject({ leftAt, connectionId });
  });

  it("change nothing when they come again", () => {
    const reports = fc.record({
      kind: fc.constantFrom("joined" as const, "left" as const),
      connectionId: fc.constantFrom("a", "b", "c"),
      seconds: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(reports), (all) => {
        const once = after(
          here,
          all.map(({ kind, connectionId, seconds }) => report(kind, connectionId, seconds)),
        );
        const last = all.at(-1);
        if (!last) return;
        expect(applyReport(once, report(last.kind, last.connectionId, last.seconds))).toBeNull();
      }),
    );
  });
});

describe("the end of media", () => {
  const connected = person(1, { presentSince: at(0), connectionId: "a" });

  it.each([
    ["of the known connection", connected, report("left", "a", 9), true],
    ["of an older connection", connected, report("left", "b", 9), false],
    [
      "of a connection not heard of",
      { ...connected, connectionId: null },
      report("left", "a", 9),
      true,
    ],
    [
      "of a connection from before they joined again",
      person(1, { presentSince: at(5) }),
      report("left", "a", 9),
      false,
    ],
    [
      "told late, from before they came",
      person(1, { presentSince: at(20) }),
      report("left", "a", 9),
      false,
    ],
    ["of who is gone", person(1, { leftAt: at(8) }), report("left", "a", 9), false],
    ["is no coming", connected, report("joined", "a", 9), false],
  ])("%s", (_name, participant, told, ends) => {
    expect(endsMedia(participant, told)).toBe(ends);
  });

  const without = person(1, { presentSince: at(0) });
  const { sessionId, id, presentSince } = without;
  const end = { sessionId, participantId: id, presentSince, at: at(9) };

  it.each([
    ["neither media nor socket", without, at(9)],
    ["the socket, by another page or still", { ...without, listening: true }, null],
    ["media again", { ...without, connectionId: "b" }, null],
    ["a later join, and nothing else yet", { ...without, presentSince: at(11) }, null],
    ["nothing, and they said so themselves", { ...without, leftAt: at(10) }, null],
  ])("leaves who is held at the second look by %s", (_name, participant, leftAt) => {
    expect(afterMediaEnd(participant, end)?.leftAt ?? null).toEqual(leftAt);
  });
});

describe("comparing with the room", () => {
  const now = new Date(at(0).getTime() + 10 * presenceGraceMs);
  const justNow = new Date(now.getTime() - 1000);
  const connected = [{ identity: person(1).identity, connectionId: "a", joinedAt: at(0) }];
  const left = (participant: Participant, room = connected) =>
    reconcilePresence([participant], room, now).map(({ leftAt }) => leftAt);

  it.each([
    [
      "there and connected under a known connection",
      person(1, { connectionId: "a" }),
      connected,
      [],
    ],
    ["there and not connected", person(1), [], [now]],
    ["just joined, not connected yet", person(1, { presentSince: justNow }), [], []],
    ["gone, and connected", person(1, { leftAt: at(9) }), connected, [null]],
    ["just gone, connection still closing", person(1, { leftAt: justNow }), connected, []],
    ["gone and not connected", person(1, { leftAt: at(9) }), [], []],
    ["removed, and connected", person(1, { leftAt: at(9), removedAt: at(9) }), connected, []],
    [
      "said that they leave, and connected",
      person(1, { leftAt: at(9), admitted: false }),
      connected,
      [],
    ],
    ["there by the realtime socket alone", person(1, { listening: true }), [], []],
    ["gone, and listening", person(1, { leftAt: at(9), listening: true }), [], [null]],
  ])("%s", (_name, participant, room, expected) => {
    expect(left(participant, room)).toEqual(expected);
  });

  it("agrees with itself: a second comparison with the same room finds nothing", () => {
    const people = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(people, (all) => {
        const participants = all.map(([present], n) =>
          person(n, { leftAt: present ? null : at(9) }),
        );
        const room = participants
          .filter((_one, n) => all[n]?.[1])
          .map(({ identity }) => ({ identity, connectionId: "x", joinedAt: at(0) }));
        const changed = new Map(
          reconcilePresence(participants, room, now).map((one) => [one.id, one]),
        );
        const settled = participants.map((one) => changed.get(one.id) ?? one);
        expect(reconcilePresence(settled, room, now)).toEqual([]);
      }),
    );
  });
});

describe("the transcription host", () => {
  const guest = person(1, { guest: true });
  const user = person(2);
  const earlierUser = person(3, { presentSince: at(0) });
  const host = person(4, { role: "HOST" });

  const noHost: TranscriptionHost = { transcriptionHost: null, transcriptionHostByHand: false };
  const byRule = ({ identity }: Participant): TranscriptionHost => ({
    ...noHost,
    transcriptionHost: identity,
  });
  const byHand = (one: Participant) => ({ ...byRule(one), transcriptionHostByHand: true });

  it.each([
    ["there is no participant", noHost, [], noHost],
    [
      "a HOST takes over from a guest who came first",
      byRule(guest),
      [guest, user, host],
      byRule(host),
    ],
    ["signed-in takes over from a guest", byRule(guest), [guest, user], byRule(user)],
    ["who was named by hand stays", byHand(guest), [guest, user, host], byHand(guest)],
    ["who was named by hand left: HOST first", byHand(person(9)), [guest, host], byRule(host)],
    ["one's like does not take over", byRule(user), [user, earlierUser], byRule(user)],
    ["a HOST who is no HOST any more gives way", byRule(user), [user, host], byRule(host)],
    ["the current one left: HOST first", byRule(person(9)), [guest, user, host], byRule(host)],
    ["then signed-in", noHost, [guest, user], byRule(user)],
    ["then the longest present", noHost, [guest, user, earlierUser], byRule(earlierUser)],
    ["a guest when there are only guests", noHost, [guest], byRule(guest)],
  ])("%s", (_name, current, present, chosen) => {
    expect(chooseTranscriptionHost(current, present)).toEqual(chosen);
  });

  it("does not depend on the order of those present", () => {
    const all = [guest, user, earlierUser, host, person(5, { guest: true, presentSince: at(1) })];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (present) => {
        expect(chooseTranscriptionHost(noHost, present)).toEqual(
          chooseTranscriptionHost(noHost, [...present].reverse()),
        );
      }),
    );
  });
});
