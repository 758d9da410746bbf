import { realtimeLimits } from "@rooms/contracts/realtime";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Pacer } from "./pacer.ts";

it("never lets more messages go within any second than the server takes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 400 }), (gaps) => {
      const pacer = new Pacer();
      const sentAtMs: number[] = [];
      let nowMs = 0;
      for (const gapMs of gaps) {
        nowMs += gapMs;
        while (pacer.take(nowMs) === 0) sentAtMs.push(nowMs);
      }
      for (const fromMs of sentAtMs) {
        const within = sentAtMs.filter((atMs) => atMs >= fromMs && atMs < fromMs + 1_000);
        expect(within.length).toBeLessThan(realtimeLimits.framesPerSecondMax);
      }
    }),
  );
});

it("says how long to wait, and is ready then", () => {
  const pacer = new Pacer();
  while (pacer.take(0) === 0);
  const waitMs = pacer.take(0);
  expect(waitMs).toBeGreaterThan(0);
  expect(pacer.take(waitMs)).toBe(0);
});
