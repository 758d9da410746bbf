import { describe, expect, it } from "vitest";
import { reuseUnchanged, silenced, sortRoster } from "#features/call/room/view-models/roster.ts";
import { person } from "./participants.ts";

describe("the roster", () => {
  it("has oneself first and the others in the order of joining", () => {
    const roster = sortRoster([
      person("late", { joinedAtMs: 2 }),
      person("b", { joinedAtMs: 1 }),
      person("a", { joinedAtMs: 1 }),
      person("me", { local: true, joinedAtMs: 3 }),
    ]);
    expect(roster.map(({ identity }) => identity)).toEqual(["me", "a", "b", "late"]);
  });

  it("is the same array while no participant changed, so that nothing renders", () => {
    const before = [person("a"), person("b")];
    expect(reuseUnchanged(before, [person("a"), person("b")])).toBe(before);
  });

  it("replaces only the one who changed", () => {
    const before = [person("a"), person("b")];
    const after = reuseUnchanged(before, [person("a"), person("b", { speaking: true })]);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it("shows no speaker while it stands still", () => {
    const frozen = silenced([person("a", { speaking: true }), person("b")]);
    expect(frozen.map(({ speaking }) => speaking)).toEqual([false, false]);
    expect(silenced(frozen)).toBe(frozen);
  });
});
