import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeLife, lifeEvents, sessionStatuses } from "../src/index.ts";
import type { LifeEvent, SessionLife, SessionStatus } from "../src/index.ts";

const start = new Date("2026-03-02T09:00:00Z");
const later = new Date("2026-03-02T10:00:00Z");

const lives: Record<SessionStatus, SessionLife> = {
  CREATED: { status: "CREATED", startedAt: null, endedAt: null },
  LIVE: { status: "LIVE", startedAt: start, endedAt: null },
  ENDED: { status: "ENDED", startedAt: start, endedAt: start },
  EXPIRED: { status: "EXPIRED", startedAt: null, endedAt: null },
};

const table: [SessionStatus, LifeEvent, string][] = [
  ["CREATED", "join", "LIVE"],
  ["CREATED", "end", "INVALID_TRANSITION"],
  ["CREATED", "idle", "INVALID_TRANSITION"],
  ["CREATED", "expire", "EXPIRED"],
  ["LIVE", "join", "LIVE"],
  ["LIVE", "end", "ENDED"],
  ["LIVE", "idle", "ENDED"],
  ["LIVE", "expire", "INVALID_TRANSITION"],
  ["ENDED", "join", "SESSION_ENDED"],
  ["ENDED", "end", "INVALID_TRANSITION"],
  ["ENDED", "idle", "INVALID_TRANSITION"],
  ["ENDED", "expire", "INVALID_TRANSITION"],
  ["EXPIRED", "join", "SESSION_EXPIRED"],
  ["EXPIRED", "end", "INVALID_TRANSITION"],
  ["EXPIRED", "idle", "INVALID_TRANSITION"],
  ["EXPIRED", "expire", "INVALID_TRANSITION"],
];

describe("the life of a session", () => {
  it("has a row in this table for every status and event", () => {
    expect(new Set(table.map(([from, event]) => `${from} ${event}`)).size).toBe(
      sessionStatuses.length * lifeEvents.length,
    );
  });

  it.each(table)("%s on %s: %s", (from, event, outcome) => {
    const result = changeLife(lives[from], event, later);
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
