import { describe, expect, it } from "vitest";
import { nextPlanMail, owedPlanMail, planMailRetryMs } from "../src/invitees/invitee.ts";
import type { LastPlanMail, ToldPlan } from "../src/invitees/invitee.ts";
import type { Session } from "../src/sessions/session.ts";

const now = new Date("2026-03-01T12:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

function said(startAt: Date): ToldPlan {
  const who = { inviter: null, organizer: null };
  return { title: null, startAt, durationMinutes: 30, timeZone: "UTC", space: "Team", ...who };
}

const first = said(inMinutes(60));
const request = (change: Partial<LastPlanMail> = {}): LastPlanMail => ({
  ...{ kind: "REQUEST", revision: 1, sequence: 1, said: first, attempts: 1, outcome: "SENT" },
  ...change,
});
const cancel = (change: Partial<LastPlanMail> = {}) => request({ kind: "CANCEL", ...change });

const session = (change: Partial<Session> = {}) => {
  const plan = { startAt: first.startAt, durationMinutes: 30 };
  return { plan, planRevision: 1, status: "CREATED" as Session["status"], ...change };
};
const off = session({ plan: null, planRevision: 2 });

describe("the mail that is owed", () => {
  it.each([
    ["to who is new: an invitation", null, null, session(), "REQUEST"],
    ["to who was told this version: none", first, request(), session(), null],
    ["after a change: the change", first, request(), session({ planRevision: 2 }), "REQUEST"],
    [
      "after one attempt whose end is unknown: the same",
      null,
      request({ outcome: null }),
      session(),
      "REQUEST",
    ],
    ["after two: none", null, request({ outcome: null, attempts: 2 }), session(), null],
    [
      "after a server that took none: the same",
      null,
      request({ outcome: null, attempts: 0 }),
      session(),
      "REQUEST",
    ],
    ["to a mailbox that refused it: none", null, request({ outcome: "REFUSED" }), session(), null],
    [
      "once it runs, to who was not reached yet: an invitation",
      null,
      null,
      session({ status: "LIVE" }),
      "REQUEST",
    ],
    ["once it is over: none", null, null, session({ status: "ENDED" }), null],
    [
      "of a session over long ago: none",
      null,
      null,
      session({ plan: { startAt: inMinutes(-40), durationMinutes: 30 } }),
      null,
    ],
    ["of a plan taken back: its end", first, request(), off, "CANCEL"],
    ["of one they were never told of: none", null, null, off, null],
    ["of one they may have been told of: its end", null, request({ outcome: null }), off, "CANCEL"],
    [
      "of one that surely was not taken: none",
      null,
      request({ outcome: null, attempts: 0 }),
      off,
      null,
    ],
    ["of a deleted session: its end", first, request(), null, "CANCEL"],
    ["of one that was mailed so: none", null, cancel({ revision: 2 }), off, null],
    ["after two attempts at that: none", first, cancel({ outcome: null, attempts: 2 }), off, null],
    ["of a time that is past: none", said(inMinutes(-40)), request(), off, null],
    [
      "planned again: an invitation",
      null,
      cancel({ revision: 2 }),
      session({ planRevision: 3 }),
      "REQUEST",
    ],
    ["of a session that expired: none", first, request(), session({ status: "EXPIRED" }), null],
  ] as const)("%s", (_, told, last, about, owed) => {
    expect(owedPlanMail({ removedAt: null, told, last }, about, now)).toBe(owed);
  });

  it("to who was taken off the list is the end of what they were told, and nothing else", () => {
    const removedAt = now;
    expect(owedPlanMail({ removedAt, told: first, last: request() }, session(), now)).toBe(
      "CANCEL",
    );
    expect(owedPlanMail({ removedAt, told: null, last: null }, session(), now)).toBeNull();
  });
});

describe("the number of a mail", () => {
  it("stays with its attempts, and so do its words", () => {
    const before = request({ sequence: 4, revision: 2, outcome: null });
    const again = nextPlanMail({ last: before }, { kind: "REQUEST", revision: 2, said: said(now) });
    expect(again).toEqual({ ...before, attempts: 2 });
  });

  it("is that of the plan, and higher than any before", () => {
    const next = (last: LastPlanMail | null, kind: "REQUEST" | "CANCEL", revision: number) =>
      nextPlanMail({ last }, { kind, revision, said: first }).sequence;
    expect(next(null, "REQUEST", 3)).toBe(3);
    expect(next(request(), "REQUEST", 5)).toBe(5);
    expect(next(request(), "CANCEL", 1)).toBe(2);
    expect(next(cancel({ sequence: 2 }), "REQUEST", 1)).toBe(3);
    expect(next(request({ outcome: "REFUSED", sequence: 3 }), "REQUEST", 1)).toBe(4);
  });
});

it("waits longer after each failure, ten minutes at most", () => {
  expect([1, 2, 3, 20].map(planMailRetryMs)).toEqual([5_000, 10_000, 20_000, 600_000]);
});
