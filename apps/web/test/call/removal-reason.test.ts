import { expect, it } from "vitest";
import { removalReasonOf } from "#features/call/view-models/removal-reason.ts";

it.each([
  ["REMOVED_FROM_SESSION", "removed"],
  ["NOT_PARTICIPANT", "shut-out"],
  ["GUESTS_NOT_ALLOWED", "shut-out"],
  ["SESSION_ENDED", "ended-for-all"],
  ["NOT_FOUND", "ended-for-all"],
  ["UNREACHABLE", "removed"],
  [null, "removed"],
])("who is put out and then refused with %s is told: %s", (code, reason) => {
  expect(removalReasonOf(code)).toBe(reason);
});
