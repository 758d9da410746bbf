import { describe, expect, it } from "vitest";
import { mergeSightings, missingGraceMs } from "../src/jobs/recently-seen.ts";

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
    expect(mergeSightings(seen, [], after(missingForMs))).toHaveLength(counts ? 1 : 0);
  });

  it("do not prolong each other: what counts is when LiveKit showed somebody", () => {
    let seen = mergeSightings([], [person("ann")], after(0));
    for (let at = 5_000; at <= missingGraceMs; at += 5_000) {
      seen = mergeSightings(seen, [], after(at));
    }
    expect(seen).toEqual([]);
  });

  it("hold one entry per person, with the newest connection", () => {
    const seen = mergeSightings([], [person("ann", "PA_1")], after(0));
    const merged = mergeSightings(seen, [person("ann", "PA_2")], after(1_000));
    expect(merged).toEqual([{ person: person("ann", "PA_2"), at: after(1_000) }]);
  });
});
