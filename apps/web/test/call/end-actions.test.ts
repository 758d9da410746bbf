import { describe, expect, it } from "vitest";
import type { EndReason } from "#features/call/room/view-models/end-reason.ts";
import { endAction } from "#features/call/view-models/end-actions.ts";
import type { EndAction } from "#features/call/view-models/end-actions.ts";

const table: [EndReason, EndAction, EndAction][] = [
  ["left", "back", "back"],
  ["duplicate", "back", "back"],
  ["network", "rejoin", "rejoin"],
  ["not-admitted", "rejoin", "rejoin"],
  ["failed", "rejoin", "rejoin"],
  ["ended-for-all", "transcript", "none"],
  ["removed", "none", "none"],
  ["shut-out", "back", "back"],
];

describe("the way on after the room", () => {
  it.each(table)("after %s: %s for a member, %s for a guest", (reason, member, guest) => {
    expect(endAction(reason, true)).toBe(member);
    expect(endAction(reason, false)).toBe(guest);
  });
});
