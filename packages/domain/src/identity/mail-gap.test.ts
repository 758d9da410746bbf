import { expect, it } from "vitest";
import { mailGapSeconds } from "./mail-gap.ts";

const linkMinutes = 15;

it("grows with the mails of a day, bounds their number, and stays below the life of a link", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 99].map(mailGapSeconds)).toEqual([
    15, 30, 60, 120, 240, 480, 600, 600,
  ]);
  expect(Math.max(...[1, 10, 1_000].map(mailGapSeconds))).toBeLessThan(linkMinutes * 60);
});
