import { describe, expect, it } from "vitest";
import { isoTime } from "../../src/routes/iso-time.ts";

/** Within what a Date can hold. */
const timeMsMax = 8.64e15;
const dayMs = 86_400_000;

describe("a time as the contract writes it", () => {
  it("is what toISOString says, at every edge of a day and a year of any length", () => {
    const days = [0, -1, 1, 19_000, -719_529, -719_528, 2_932_896, 2_932_897, 100_000_000];
    for (const day of days) {
      for (const msOfDay of [0, 1, 999, 1_000, 59_999, 60_000, 3_599_999, 3_600_000, dayMs - 1]) {
        const ms = day * dayMs + msOfDay;
        if (ms > timeMsMax) continue;
        expect(isoTime(new Date(ms))).toBe(new Date(ms).toISOString());
      }
    }
  });

  it("is what toISOString says, at ten thousand times taken evenly", () => {
    for (let ms = -timeMsMax; ms <= timeMsMax; ms += (2 * timeMsMax) / 9_973) {
      const time = new Date(Math.round(ms));
      expect(isoTime(time)).toBe(time.toISOString());
    }
  });

  it("is refused where there is none", () => {
    isoTime(new Date(0));
    expect(() => isoTime(new Date(NaN))).toThrow(RangeError);
  });
});
