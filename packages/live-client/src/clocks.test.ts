import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
