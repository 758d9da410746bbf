import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeLife, lifeEvents } from "../src/sessions/life.ts";
import { type SessionLife } from "../src/sessions/session.ts";
import { type SessionStatus, sessionStatuses } from "../src/vocabulary/sessions.ts";
import { tableUnder } from "./spec.ts";

const start = new Date("2026-03-02T09:00:00Z");
const later = new Date("2026-03-02T10:00:00Z");

const lives: Record<SessionStatus, SessionLife> = {
  CREATED: { status: "CREATED", startedAt: null, endedAt: null },
  LIVE: { status: "LIVE", startedAt: start, endedAt: null },
  ENDED: { status: "ENDED", startedAt: start, endedAt: start },
  EXPIRED: { status: "EXPIRED", startedAt: null, endedAt: null },
};

/** The spec's table: a status and what else comes of it, or a refusal. */
const table = tableUnder("Status").flatMap(([from = "", ...cells]) =>
  lifeEvents.map((event, index) => [from, event, cells[index]?.split(",")[0] ?? ""] as const),
);

describe("the life of a session", () => {
  it("has a row in this table for every status and event", () => {
    expect(new Set(table.map(([from, event]) => `${from} ${event}`)).size).toBe(
      sessionStatuses.length * lifeEvents.length,
    );
  });

  it.each(table)("%s on %s: %s, as the spec says", (from, event, outcome) => {
    const life = Object.values(lives).find(({ status }) => status === from);
    const result = changeLife(life ?? lives.CREATED, event, later);
    expect(result.ok ? result.value.status : result.error.code).toBe(outcome);
  });

  it("starts once, ends once and never before the start, whatever happens in whatever order", () => {
    const step = fc.tuple(fc.constantFrom(...lifeEvents), fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let life: SessionLife = lives.CREATED;
        for (const [event, at] of steps) {
          const before = life;
          const result = changeLife(life, event, at);
          if (!result.ok) continue;
          life = result.value;
          if (before.startedAt) expect(life.startedAt).toEqual(before.startedAt);
          if (life.status === "ENDED") {
            expect(life.endedAt.getTime()).toBeGreaterThanOrEqual(life.startedAt.getTime());
          }
        }
      }),
    );
  });
});
