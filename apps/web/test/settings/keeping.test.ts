import { describe, expect, it } from "vitest";
import {
  choiceOf,
  keepingChoices,
  outlivedSince,
  valueOf,
} from "#features/settings/view-models/keeping.ts";

const now = new Date("2027-03-31T12:00:00Z");

describe("keeping sessions", () => {
  it("reads each choice back from the list", () => {
    expect(keepingChoices.map((choice) => choiceOf(valueOf(choice)))).toEqual(keepingChoices);
  });

  it.each([
    [null, 30, "2027-03-01T12:00:00.000Z"],
    [365, 90, "2026-12-31T12:00:00.000Z"],
    [30, 90, null],
    [30, 30, null],
    [30, null, null],
    [null, null, null],
  ] as const)("from %s to %s days deletes at once what ended before %s", (before, after, since) => {
    expect(outlivedSince({ before, after, now })?.toISOString() ?? null).toBe(since);
  });
});
