import { describe, expect, it } from "vitest";
import { FrameRest } from "#features/call/room/view-models/frame-rest.ts";

/** How many of a camera's frames are drawn in a second by a machine that draws one in `drawMs`. */
function drawnInASecond(drawMs: number, frameIntervalMs: number): number {
  const rest = new FrameRest();
  let drawn = 0;
  for (let nowMs = 0; nowMs < 1_000; nowMs += frameIntervalMs) {
    if (!rest.isOver(nowMs)) continue;
    rest.begin(nowMs, nowMs + drawMs);
    drawn += 1;
  }
  return drawn;
}

describe("frames of a camera with a background", () => {
  it("are all drawn by a quick machine", () => {
    expect(drawnInASecond(10, 40)).toBe(25);
  });

  it("take a slow machine at most half of its time", () => {
    for (const drawMs of [30, 60, 150, 400])
      expect(drawnInASecond(drawMs, 40) * drawMs).toBeLessThanOrEqual(500 + drawMs);
  });
});
