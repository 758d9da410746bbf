import { describe, expect, it } from "vitest";
import { steadyClock } from "../src/steady-clock.ts";

/** What the clock says after each step: how far real time went on, and by how much the time of day was set. */
function told(steps: readonly { onMs: number; setMs?: number; sleptMs?: number }[]): number[] {
  let [wall, steady] = [1_000_000, 500];
  const nowMs = steadyClock({ wallMs: () => wall, steadyMs: () => steady });
  return steps.map(({ onMs, setMs = 0, sleptMs = 0 }) => {
    wall += onMs + setMs + sleptMs;
    steady += onMs;
    return nowMs() - 1_000_000;
  });
}

describe("the clock that deadlines are measured by", () => {
  it("goes on when the time of day is set back, by as much as time went on", () => {
    expect(told([{ onMs: 100 }, { onMs: 100, setMs: -3_600_000 }, { onMs: 100 }])).toEqual([
      100, 200, 300,
    ]);
  });

  it("follows forward, as after a sleep, and takes off then what it was set back", () => {
    expect(told([{ onMs: 100, sleptMs: 60_000 }])).toEqual([60_100]);
    expect(
      told([
        { onMs: 100, setMs: -5_000 },
        { onMs: 100, setMs: 5_000 },
      ]),
    ).toEqual([100, 200]);
    expect(
      told([
        { onMs: 100, setMs: -5_000 },
        { onMs: 100, setMs: 7_000 },
      ]),
    ).toEqual([100, 2_200]);
  });

  it("follows the time of day where the two merely run at different speed", () => {
    const slow = Array.from({ length: 100 }, () => ({ onMs: 1_000, setMs: -1 }));
    expect(told(slow).at(-1)).toBe(100_000 - 100);
  });
});
