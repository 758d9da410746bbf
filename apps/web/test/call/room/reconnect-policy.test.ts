import { describe, expect, it } from "vitest";
import { reconnectDelayMs } from "#features/call/room/view-models/reconnect-policy.ts";

describe("coming back to LiveKit", () => {
  it("is tried at once first", () => {
    expect(reconnectDelayMs(0, 0, 0.5)).toBeLessThanOrEqual(300);
  });

  it("goes on for longer than the minute of speech that the page keeps", () => {
    expect(reconnectDelayMs(30, 65_000, 0.9)).not.toBeNull();
    expect(reconnectDelayMs(80, 200_000, 0.9)).toBeNull();
  });

  it("never waits longer than 4.5 s, so that a healed network is seen soon", () => {
    for (let retry = 0; retry < 100; retry += 1) {
      expect(reconnectDelayMs(retry, 1_000, 0.999)).toBeLessThanOrEqual(4_500);
    }
  });
});
