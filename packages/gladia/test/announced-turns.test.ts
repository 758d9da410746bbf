import { describe, expect, it } from "vitest";
import { AnnouncedTurns } from "../src/client/announced-turns.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

/** What goes out: numbers are audio, texts are announcements. */
function sent(turns: AnnouncedTurns, pieces: Uint8Array[], from: number) {
  return [...turns.among(pieces, from)].flatMap((piece): (string | number)[] =>
    typeof piece === "string" ? [piece] : [...piece],
  );
}

describe("turns that were announced while no audio went out", () => {
  it("go out right before the audio that they are about, wherever that lies in the pieces", () => {
    const turns = new AnnouncedTurns();
    turns.add(10, "a");
    turns.add(12, "b");
    turns.add(13, "c");
    turns.add(15, "d");
    const pieces = [bytes(10, 11, 12), bytes(13, 14)];
    expect(sent(turns, pieces, 10)).toEqual(["a", 10, 11, "b", 12, "c", 13, 14, "d"]);
  });

  it("go out once", () => {
    const turns = new AnnouncedTurns();
    turns.add(0, "a");
    expect(sent(turns, [bytes(1, 2)], 0)).toEqual(["a", 1, 2]);
    expect(sent(turns, [bytes(1, 2)], 0)).toEqual([1, 2]);
  });

  it("go out at once where their audio was acknowledged meanwhile", () => {
    const turns = new AnnouncedTurns();
    turns.add(4, "a");
    turns.add(6, "b");
    expect(sent(turns, [bytes(8, 9)], 8)).toEqual(["a", "b", 8, 9]);
  });

  it("go out though there is no audio yet", () => {
    const turns = new AnnouncedTurns();
    turns.add(0, "a");
    expect(sent(turns, [], 0)).toEqual(["a"]);
  });
});
