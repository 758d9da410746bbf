import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

const takenAt = (bucket: TokenBucket, nowMs: number): number => {
  let taken = 0;
  while (bucket.take(nowMs)) taken += 1;
  return taken;
};

describe("a token bucket", () => {
  it("never gives more within any stretch of time than its burst and what that stretch earns", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.nat(20), fc.nat(40), gaps, (perSecond, burst, gapsMs) => {
        const bucket = new TokenBucket({ perSecond: perSecond + 1, burst });
        const takenAtMs: number[] = [];
        let nowMs = 1_000_000;
        for (const gapMs of gapsMs) {
          nowMs += gapMs;
          takenAtMs.push(...Array.from({ length: takenAt(bucket, nowMs) }, () => nowMs));
        }
        takenAtMs.forEach((fromMs, from) => {
          for (const [to, toMs] of takenAtMs.entries()) {
            if (to < from) continue;
            const earned = ((toMs - fromMs) * (perSecond + 1)) / 1_000;
            expect(to - from + 1).toBeLessThanOrEqual(burst + earned + 1e-6);
          }
        });
      }),
    );
  });

  it("starts full at any time, and holds one second's worth unless told", () => {
    expect(takenAt(new TokenBucket({ perSecond: 5 }), 0)).toBe(5);
    expect(takenAt(new TokenBucket({ perSecond: 5, burst: 40 }), 9_000_000)).toBe(40);
  });

  it("takes nothing when it holds less than is asked for", () => {
    const bucket = new TokenBucket({ perSecond: 10 });
    expect(bucket.take(0, 11)).toBe(false);
    expect(bucket.take(0, 10)).toBe(true);
    expect(bucket.take(500, 6)).toBe(false);
    expect(bucket.take(500, 5)).toBe(true);
  });

  it("earns nothing from a clock that goes back", () => {
    const bucket = new TokenBucket({ perSecond: 10 });
    expect(takenAt(bucket, 5_000)).toBe(10);
    expect(takenAt(bucket, 4_000)).toBe(0);
    expect(takenAt(bucket, 4_100)).toBe(1);
  });

  it("says how long to wait, and gives as much then and no earlier", () => {
    const bucket = new TokenBucket({ perSecond: 40, burst: 3 });
    expect(takenAt(bucket, 0)).toBe(3);
    expect(bucket.waitMs()).toBe(25);
    expect(bucket.take(24)).toBe(false);
    expect(bucket.take(25)).toBe(true);
    expect(new TokenBucket({ perSecond: 1 }).waitMs()).toBe(0);
  });
});
