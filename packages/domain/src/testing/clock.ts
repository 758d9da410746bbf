import type { Clock } from "../shared/clock.ts";

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  advance(ms: number): void;
  set(at: Date): void;
}

export function testClock(start = new Date("2026-03-02T09:00:00.000Z")): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now = new Date(now.getTime() + ms);
    },
    set(at) {
      now = at;
    },
  };
}
