import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaptureClock, StreamTimeline } from "../src/capture-clock.ts";

describe("capture clock", () => {
  it("maps to the quickest delivery seen, so that a late chunk is not a late word", () => {
    const clock = new CaptureClock();
    const at = (atS: number, delayMs: number): number =>
      clock.localMs({
        atS,
        postedAtS: atS + 0.08,
        arrivedAtMs: 5_000 + (atS + 0.08) * 1_000 + delayMs,
      });
    expect(at(0, 3)).toBeCloseTo(5_003);
    expect(at(1, 40)).toBeCloseTo(6_003);
    expect(at(2, 1)).toBeCloseTo(7_001);
  });

  it("starts over when the context stood still, once a second of audio has come at its own pace", () => {
    const clock = new CaptureClock();
    const at = (atS: number): number =>
      clock.localMs({ atS, postedAtS: atS, arrivedAtMs: atS * 1_000 + (atS > 1 ? 9_000 : 0) });
    expect(at(1)).toBeCloseTo(1_000);
    expect([2, 2.5, 2.9].map(at), "it may be only late").toEqual([2_000, 2_500, 2_900]);
    expect([3, 3.5, 10].map(at)).toEqual([12_000, 12_500, 19_000]);
  });

  it("keeps its word while what waited for a processor comes, however much that is", () => {
    const clock = new CaptureClock();
    clock.localMs({ atS: 0, postedAtS: 0.08, arrivedAtMs: 80 });
    for (let index = 1; index < 200; index += 1) {
      const atS = index * 0.08;
      // Two of a burst are delivered in the time of one.
      const arrivedAtMs = Math.max((atS + 0.08) * 1_000, 8_000 + index * 40);
      expect(clock.localMs({ atS, postedAtS: atS + 0.08, arrivedAtMs })).toBeCloseTo(atS * 1_000);
    }
  });
});

describe("stream timeline", () => {
  it("gives a turn no seams and no overlaps, whatever the clock says from chunk to chunk", () => {
    const chunk = fc.record({
      turnStart: fc.boolean(),
      pauseMs: fc.nat(300),
      jitterMs: fc.integer({ min: -100, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 100 }), (chunks) => {
        const timeline = new StreamTimeline();
        let clockMs = 1_000;
        let endMs: number | null = null;
        for (const { turnStart, pauseMs, jitterMs } of chunks) {
          if (turnStart) clockMs += pauseMs;
          const startMs = timeline.place({
            turnStart,
            clockMs: clockMs + jitterMs,
            pcmBytes: 2_560,
          });
          if (endMs !== null) expect(startMs).toBeGreaterThanOrEqual(endMs);
          if (endMs !== null && !turnStart) expect(startMs).toBe(endMs);
          endMs = startMs + 80;
          clockMs += 80;
        }
      }),
    );
  });

  it("takes a turn that lags far behind the clock for a turn with a hole", () => {
    const timeline = new StreamTimeline();
    timeline.place({ turnStart: true, clockMs: 0, pcmBytes: 2_560 });
    expect(timeline.place({ turnStart: false, clockMs: 400, pcmBytes: 2_560 })).toBe(80);
    expect(timeline.place({ turnStart: false, clockMs: 3_000, pcmBytes: 2_560 })).toBe(3_000);
  });

  it("moves with the clock that it is set on", () => {
    const timeline = new StreamTimeline();
    timeline.place({ turnStart: true, clockMs: 10_000, pcmBytes: 2_560 });
    timeline.shift(-9_000);
    expect(timeline.place({ turnStart: false, clockMs: 1_090, pcmBytes: 2_560 })).toBe(1_080);
  });
});
