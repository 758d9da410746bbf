import { expect, it } from "vitest";
import { finalRefusalOf, isEntryRefusal } from "#features/call/lobby/view-models/final-refusal.ts";

it.each([
  ["REMOVED_FROM_SESSION", "removed"],
  ["SESSION_ENDED", "session-ended"],
  ["NOT_FOUND", "session-ended"],
  ["SESSION_EXPIRED", "session-expired"],
  ["UNREACHABLE", null],
  ["LIVEKIT_UNAVAILABLE", null],
])("%s is final: %s; only the others may be tried again", (code, screen) => {
  expect(finalRefusalOf(code)).toBe(screen);
});

it("what the session's entry refuses is told from what failed: it may be otherwise at the next look", () => {
  expect(isEntryRefusal("SESSION_LOCKED")).toBe(true);
  expect(isEntryRefusal("ADMISSION_REQUIRED")).toBe(true);
  expect(isEntryRefusal("UNREACHABLE")).toBe(false);
});
