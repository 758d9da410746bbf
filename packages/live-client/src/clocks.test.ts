import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContextClock, StreamTimeline } from "./capture-clock.ts";
import { SessionClock } from "./session-clock.ts";

describe("session clock", () => {
  it("is wrong by no more than half of the shortest round trip, however uneven the ways", () => {
    const trip = fc.record({ upMs: fc.nat(400), downMs: fc.nat(400), afterMs: fc.nat(5_000) });
    const offsets = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(trip, { minLength: 1, maxLength: 12 }), offsets, (trips, offsetMs) => {
        const clock = new SessionClock();
        let nowMs = 0;
        for (const { upMs, downMs, afterMs } of trips) {
          nowMs += afterMs;
          const sessionNowMs = nowMs + upMs + offsetMs;
          clock.measure({ sentAtMs: nowMs, receivedAtMs: nowMs + upMs + downMs, sessionNowMs });
        }
        const shortest = Math.min(...trips.map((one) => one.upMs + one.downMs));
        const error = Math.abs((clock.offsetMs ?? Infinity) - offsetMs);
        expect(error).toBeLessThanOrEqual(shortest / 2 + 1e-6);
      }),
    );
  });

  it("keeps its last word after a restart until there is a new measure, however slow", () => {
    const clock = new SessionClock();
    expect(clock.offsetMs).toBeNull();
    clock.measure({ sentAtMs: 0, receivedAtMs: 2, sessionNowMs: 101 });
    clock.restart();
    expect(clock.offsetMs).toBe(100);
    clock.measure({ sentAtMs: 1_000, receivedAtMs: 1_200, sessionNowMs: 3_100 });
    expect(clock.offsetMs).toBe(2_000);
  });

  it("follows a drifting clock: measures of long ago do not count", () => {
    const clock = new SessionClock();
    clock.measure({ sentAtMs: 0, receivedAtMs: 1, sessionNowMs: 0 });
    for (let index = 1; index <= 12; index += 1) {
      const sentAtMs = index * 5_000;
      clock.measure({ sentAtMs, receivedAtMs: sentAtMs + 20, sessionNowMs: sentAtMs + 10 + 50 });
    }
    expect(clock.offsetMs).toBe(50);
  });
});

describe("context clock", () => {
  it("maps to the quickest delivery seen, so that a late chunk is not a late word", () => {
    const clock = new ContextClock();
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

  it("starts over when the context stood still", () => {
    const clock = new ContextClock();
    clock.localMs({ atS: 1, postedAtS: 1, arrivedAtMs: 1_000 });
    expect(clock.localMs({ atS: 2, postedAtS: 2, arrivedAtMs: 12_000 })).toBeCloseTo(12_000);
    expect(clock.localMs({ atS: 3, postedAtS: 3, arrivedAtMs: 13_000 })).toBeCloseTo(13_000);
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
