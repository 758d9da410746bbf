import { describe, expect, it } from "vitest";
import { turnsToGiveUp } from "../../src/audio/fair-share.ts";

function turn(participantId: string, startMs: number, unclearedMs: number) {
  return { speaker: { participantId, identity: participantId, name: "n" }, startMs, unclearedMs };
}

const names = (turns: readonly ReturnType<typeof turn>[]) =>
  turns.map(({ speaker, startMs }) => `${speaker.participantId}${startMs}`);

describe("audio beyond the bound", () => {
  it.each([
    ["nothing when there is no excess", [turn("a", 0, 500)], 0, []],
    ["the oldest of one", [turn("a", 9, 500), turn("a", 1, 500)], 400, ["a1"]],
    [
      "of who holds most, however old the others' is",
      [turn("a", 0, 500), turn("b", 5, 900), turn("b", 6, 900)],
      1_000,
      ["b5", "b6"],
    ],
    [
      "of each in turn once they hold alike",
      [turn("a", 0, 500), turn("a", 1, 500), turn("b", 5, 800), turn("b", 6, 300)],
      1_500,
      ["b5", "a0", "a1"],
    ],
    ["all there is, and no more", [turn("a", 0, 500)], 9_000, ["a0"]],
  ])("is given up: %s", (_what, turns, excessMs, expected) => {
    expect(names(turnsToGiveUp(turns, excessMs))).toEqual(expected);
  });
});
