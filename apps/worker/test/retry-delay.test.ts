import { expect, it } from "vitest";
import { retryDelayMs } from "../src/queue/retry-delay.ts";

it("waits double from a second to five minutes, less up to half by chance", () => {
  expect([1, 2, 3, 9, 10, 2000].map((attempt) => retryDelayMs(attempt, 0))).toEqual([
    1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
  ]);
  expect(retryDelayMs(3, 1)).toBe(2_000);
});
