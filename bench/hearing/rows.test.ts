import { describe, expect, it } from "vitest";
import { chosenRows, describeSound, describeSpeech, rows } from "./rows.ts";

describe("rows of the bench", () => {
  it("are chosen by their own names, by a corpus, or all sounds at once", () => {
    expect(chosenRows(null)).toBe(rows);
    expect(chosenRows("ru-clean").map(({ id }) => id)).toEqual(["ru-clean"]);
    expect(new Set(chosenRows("en").map((row) => row.kind === "speech" && row.corpus))).toEqual(
      new Set(["en"]),
    );
    expect(chosenRows("sounds,en-noise").map(({ kind }) => kind)).toEqual([
      "speech",
      ...Array.from({ length: 5 }, () => "sound"),
    ]);
  });

  it("that do not exist are refused, with the names of those that do", () => {
    expect(() => chosenRows("ru-clean,de-clean")).toThrow(/"de-clean".*ru-telephone/);
  });

  it("name the goals that hold for them", () => {
    const row = { kind: "speech", id: "ru-clean", corpus: "ru", condition: "clean" } as const;
    const [alone, room] = [
      { words: 200, errors: 34 },
      { words: 200, errors: 37 },
    ];
    expect(describeSpeech(row, alone, room)).toBe(
      "200 words, engine alone 17.0 % wrong, in the room 18.5 %, difference 1.5 points (goal ≤ 1), goal ≤ 18 %",
    );
    expect(describeSpeech({ ...row, condition: "noise" }, alone, null)).toBe(
      "200 words, engine alone 17.0 % wrong",
    );
    expect(describeSound(60, 0, 2)).toBe(
      "60 s: 0 lines of the engine alone, 2 in the room (goal 0)",
    );
  });
});
