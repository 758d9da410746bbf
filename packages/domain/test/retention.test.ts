import { describe, expect, it } from "vitest";
import { keptUntil } from "../src/sessions/retention.ts";

const at = (day: number) => new Date(Date.UTC(2027, 0, day));

describe("for how long a session is kept", () => {
  it.each([
    ["ended", { status: "ENDED", endedAt: at(2) }, 30, at(32)],
    ["ended, in a space without a limit", { status: "ENDED", endedAt: at(2) }, null, null],
    ["live", { status: "LIVE", endedAt: null }, 30, null],
    ["to come", { status: "CREATED", endedAt: null }, 30, null],
    ["expired", { status: "EXPIRED", endedAt: null }, 90, at(91)],
  ] as const)("%s", (_, session, keptDays, until) => {
    const facts = { lastActivityAt: at(1), plan: null, ...session };
    expect(keptUntil(facts, keptDays)).toEqual(until);
  });

  it("counts from the planned start of an expired session", () => {
    const plan = { startAt: at(5), durationMinutes: 30 };
    const session = { status: "EXPIRED", endedAt: null, lastActivityAt: at(1), plan } as const;
    expect(keptUntil(session, 30)).toEqual(at(35));
  });
});
