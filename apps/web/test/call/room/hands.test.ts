import { describe, expect, it } from "vitest";
import { handNews, handPlaces, raisedHands } from "#features/call/room/view-models/hands.ts";
import { person } from "./participants.ts";

const up = (identity: string, handRaisedAtMs: number, local = false) =>
  person(identity, { handRaisedAtMs, local });

describe("raised hands", () => {
  it("stand in the order of raising, ties the same on all pages", () => {
    const room = [person("idle"), up("late", 9), up("b", 5), up("a", 5)];
    expect(raisedHands(room).map(({ identity }) => identity)).toEqual(["a", "b", "late"]);
    expect([...handPlaces(room)]).toEqual([
      ["a", 1],
      ["b", 2],
      ["late", 3],
    ]);
  });

  it("are told once, those that come together in one sentence, one's own first", () => {
    const [a, b, me] = [up("a", 1), up("b", 2), up("me", 3, true)] as const;
    expect(handNews([], [a, b])).toEqual({ kind: "up", names: ["a", "b"], waiting: 2 });
    expect(handNews([a, b], [a, b])).toBeNull();
    expect(handNews([a], [a, b, me])).toEqual({ kind: "own-up", waiting: 3 });
    expect(handNews([a, me], [a])).toEqual({ kind: "own-down", waiting: 1 });
  });

  it("of others go down in silence, but for the last one", () => {
    const [a, b] = [up("a", 1), up("b", 2)] as const;
    expect(handNews([a, b], [b])).toBeNull();
    expect(handNews([b], [])).toEqual({ kind: "none-up" });
  });
});
