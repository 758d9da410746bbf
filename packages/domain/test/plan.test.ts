import { describe, expect, it } from "vitest";
import { changePlan, type PlanChange } from "../src/sessions/plan.ts";
import type { SessionPlan } from "../src/sessions/session.ts";
import { at } from "./fixtures.ts";

const now = at(0);
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const dayMinutes = 24 * 60;
const plan: SessionPlan = { startAt: inMinutes(60), durationMinutes: 45 };
const longAgo: SessionPlan = { startAt: inMinutes(-3 * dayMinutes), durationMinutes: 45 };
const wrongStart = "VALIDATION_FAILED plannedStartAt";

describe("a plan", () => {
  it.each<[string, SessionPlan | null, PlanChange, SessionPlan | null | string]>([
    ["none stays none", null, {}, null],
    ["none is taken back", null, { startAt: null }, null],
    [
      "a start alone lasts an hour",
      null,
      { startAt: inMinutes(5) },
      { startAt: inMinutes(5), durationMinutes: 60 },
    ],
    [
      "both",
      null,
      { startAt: inMinutes(5), durationMinutes: 30 },
      { startAt: inMinutes(5), durationMinutes: 30 },
    ],
    [
      "a duration without a start",
      null,
      { durationMinutes: 30 },
      "VALIDATION_FAILED plannedDurationMinutes",
    ],
    [
      "a duration of a plan that is taken back",
      plan,
      { startAt: null, durationMinutes: 30 },
      "VALIDATION_FAILED plannedDurationMinutes",
    ],
    [
      "a start keeps the duration",
      plan,
      { startAt: inMinutes(90) },
      { startAt: inMinutes(90), durationMinutes: 45 },
    ],
    ["a duration keeps the start", plan, { durationMinutes: 15 }, { ...plan, durationMinutes: 15 }],
    ["taken back", plan, { startAt: null }, null],
    [
      "an hour ago",
      null,
      { startAt: inMinutes(-60) },
      { startAt: inMinutes(-60), durationMinutes: 60 },
    ],
    ["more than an hour ago", null, { startAt: inMinutes(-61) }, wrongStart],
    ["in the year 1", plan, { startAt: new Date("0001-01-01T00:00:00Z") }, wrongStart],
    [
      "a year ahead",
      null,
      { startAt: inMinutes(366 * dayMinutes) },
      { startAt: inMinutes(366 * dayMinutes), durationMinutes: 60 },
    ],
    ["more than a year ahead", null, { startAt: inMinutes(366 * dayMinutes + 1) }, wrongStart],
    [
      "that began long ago may last longer",
      longAgo,
      { startAt: longAgo.startAt, durationMinutes: 60 },
      { ...longAgo, durationMinutes: 60 },
    ],
  ])("becomes what was asked, or is refused: %s", (_what, before, change, after) => {
    const result = changePlan(before, change, now);
    const { error } = result.ok ? { error: null } : result;
    expect(error ? `${error.code} ${error.field ?? ""}` : result).toEqual(
      typeof after === "string" ? after : { ok: true, value: after },
    );
  });
});
