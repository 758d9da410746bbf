import { describe, expect, it } from "vitest";
import { missingGraceMs } from "@rooms/domain/sessions/presence";
import { mergeSightings } from "../src/jobs/sightings.ts";

const start = Date.parse("2026-03-02T09:00:00.000Z");
const after = (ms: number): Date => new Date(start + ms);
const person = (identity: string, connectionId = "PA_1") => ({
  identity,
  connectionId,
  joinedAt: after(0),
});

describe("sightings", () => {
  it.each([
    { missingForMs: 0, counts: true },
    { missingForMs: missingGraceMs - 1, counts: true },
    { missingForMs: missingGraceMs, counts: false },
  ])("missing for $missingForMs ms: still there is $counts", ({ missingForMs, counts }) => {
    const seen = mergeSightings([], [person("ann")], after(0));
    const missed = mergeSightings(seen, [], after(5_000));
    expect(mergeSightings(missed, [], after(5_000 + missingForMs))).toHaveLength(counts ? 1 : 0);
  });

  it("do not prolong each other: a person is missing from the first look that did not find them", () => {
    let seen = mergeSightings([], [person("ann")], after(0));
    for (let at = 0; at <= missingGraceMs; at += 5_000) {
      seen = mergeSightings(seen, [], after(at));
    }
    expect(seen).toEqual([]);
  });

  it("give those who are missing after an hour without LiveKit their time from then on", () => {
    const seen = mergeSightings([], [person("ann")], after(0));
    expect(mergeSightings(seen, [], after(3_600_000))).toHaveLength(1);
  });

  it("hold one entry per person, with the newest connection", () => {
    const seen = mergeSightings([], [person("ann", "PA_1")], after(0));
    const merged = mergeSightings(seen, [person("ann", "PA_2")], after(1_000));
    expect(merged).toEqual([{ person: person("ann", "PA_2"), missingSince: null }]);
  });
});
