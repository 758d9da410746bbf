import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiry, sessionEvents, transition } from "../src/sessions/session-state.ts";
import { type SessionState } from "../src/sessions/session.ts";
import { type SessionStatus, sessionStatuses } from "../src/vocabulary/sessions.ts";
import { tableUnder } from "./spec.ts";

const start = new Date("2026-03-02T09:00:00Z");
const later = new Date("2026-03-02T10:00:00Z");

const states: Record<SessionStatus, SessionState> = {
  CREATED: { status: "CREATED", startedAt: null, endedAt: null },
  LIVE: { status: "LIVE", startedAt: start, endedAt: null },
  ENDED: { status: "ENDED", startedAt: start, endedAt: start },
  EXPIRED: { status: "EXPIRED", startedAt: null, endedAt: null },
};

/** The spec's table: a status and what else comes of it, or a refusal. */
const table = tableUnder("Status").flatMap(([from = "", ...cells]) =>
  sessionEvents.map((event, index) => [from, event, cells[index]?.split(",")[0] ?? ""] as const),
);

describe("the state of a session", () => {
  it("has a row in this table for every status and event", () => {
    expect(new Set(table.map(([from, event]) => `${from} ${event}`)).size).toBe(
      sessionStatuses.length * sessionEvents.length,
    );
  });

  it.each(table)("%s on %s: %s, as the spec says", (from, event, outcome) => {
    const state = Object.values(states).find(({ status }) => status === from);
    const result = transition(state ?? states.CREATED, event, later);
    expect(result.ok ? result.value.status : result.error.code).toBe(outcome);
  });

  it("expires many sessions at once by the same table", () => {
    const expiring = table.filter(
      ([, event, outcome]) => event === "expire" && outcome === expiry.to,
    );
    expect(expiry.from).toEqual(expiring.map(([from]) => from));
  });

  it("starts once, ends once and never before the start, whatever happens in whatever order", () => {
    const step = fc.tuple(fc.constantFrom(...sessionEvents), fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: SessionState = states.CREATED;
        for (const [event, at] of steps) {
          const before = state;
          const result = transition(state, event, at);
          if (!result.ok) continue;
          state = result.value;
          if (before.startedAt) expect(state.startedAt).toEqual(before.startedAt);
          if (state.status === "ENDED") {
            expect(state.endedAt.getTime()).toBeGreaterThanOrEqual(state.startedAt.getTime());
          }
        }
      }),
    );
  });
});
