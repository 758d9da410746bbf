import { expect, it } from "vitest";
import { randomFrom } from "../random.ts";
import { differenceInterval, wrongByReading } from "./interval.ts";

const readings = [
  ["we", "ship", "on", "friday"],
  ["maria", "writes", "it"],
];

it.each([
  ["nothing", "we ship on friday maria writes it", [0, 0]],
  ["a word of the first, lost", "we on friday maria writes it", [1, 0]],
  ["words of the second, heard as others", "we ship on friday mario wrote it", [0, 2]],
  ["words that no one said, after the second", "we ship on friday maria writes it too now", [0, 2]],
  ["all of the second", "we ship on friday", [0, 3]],
  ["everything", "", [4, 3]],
])("counts what is wrong of each reading: %s", (_, written, wrong) => {
  expect(wrongByReading(readings, written.split(" ").filter(Boolean))).toEqual(wrong);
});

it("says how far chance alone reaches", () => {
  const same = Array.from({ length: 40 }, () => ({ words: 16, alone: 3, room: 3 }));
  expect(differenceInterval(same, randomFrom(1))).toEqual({ from: 0, to: 0 });
  // Eight better and twelve worse by one word: a difference of 0.6 points, which is none that was shown.
  const mixed = same.map((reading, index) => ({
    ...reading,
    room: 3 + (index < 8 ? -1 : index < 20 ? 1 : 0),
  }));
  const { from, to } = differenceInterval(mixed, randomFrom(1));
  expect(from).toBeLessThan(0);
  expect(to).toBeGreaterThan(1);
});
