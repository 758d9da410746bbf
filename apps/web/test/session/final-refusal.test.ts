import { expect, it } from "vitest";
import { finalRefusalOf } from "../../src/features/session/view-models/final-refusal.ts";

it.each([
  ["REMOVED_FROM_SESSION", "removed"],
  ["SESSION_ENDED", "session-ended"],
  ["SESSION_EXPIRED", "session-expired"],
  ["UNREACHABLE", null],
  ["LIVEKIT_UNAVAILABLE", null],
])("%s is final: %s; only the others may be tried again", (code, screen) => {
  expect(finalRefusalOf(code)).toBe(screen);
});
