import { describe, expect, it } from "vitest";
import { healthOf } from "../../src/stt/lane-health.ts";
import type { LaneHealth, LaneCondition } from "../../src/stt/lane-health.ts";

const settings = {
  laneStallMs: 20_000,
  laneIdleCloseMs: 60_000,
  laneKeepAliveMs: 15_000,
  probeEveryMs: 500,
};
const idle: LaneCondition = {
  nowMs: 100_000,
  phase: "open",
  owedSinceMs: null,
  hasUncleared: false,
  held: false,
  retired: false,
  lastFedAtMs: 99_000,
  lastKeptAliveAtMs: 0,
  lastReportAtMs: 99_000,
  lastProbedAtMs: 0,
};

describe("a lane", () => {
  it.each<[string, Partial<LaneCondition>, LaneHealth]>([
    ["that was fed a moment ago needs nothing", {}, "nothing"],
    ["is kept alive before the engine hangs up", { lastFedAtMs: 85_000 }, "keep-alive"],
    ["is kept alive while a turn on it waits", { lastFedAtMs: 80_000, held: true }, "keep-alive"],
    ["is not kept alive twice", { lastFedAtMs: 80_000, lastKeptAliveAtMs: 90_000 }, "nothing"],
    ["is ended after long idleness", { lastFedAtMs: 40_000 }, "stop"],
    ["is not ended while a speaker is on it", { lastFedAtMs: 40_000, held: true }, "keep-alive"],
    ["is not ended before all is heard", { lastFedAtMs: 40_000, hasUncleared: true }, "keep-alive"],
    ["is ended when it is old and idle", { retired: true }, "stop"],
    [
      "that is quiet over audio is asked whether it lives",
      { hasUncleared: true, lastReportAtMs: 97_000 },
      "probe",
    ],
    [
      "that was asked a moment ago is not",
      { hasUncleared: true, lastReportAtMs: 97_000, lastProbedAtMs: 99_600 },
      "nothing",
    ],
    ["that has nothing to say is not asked", { lastReportAtMs: 90_000 }, "nothing"],
    ["that is old and busy goes on", { retired: true, held: true }, "nothing"],
    ["that owes an answer for long is dead", { owedSinceMs: 80_000, held: true }, "stalled"],
    ["that owes an answer for a while is not", { owedSinceMs: 80_001, held: true }, "nothing"],
    ["that does not open in time is dead", { phase: "opening", owedSinceMs: 0 }, "stalled"],
    ["that does not end in time is dead", { phase: "stopping", owedSinceMs: 0 }, "stalled"],
    ["that ends is left alone", { phase: "stopping", lastFedAtMs: 0 }, "nothing"],
  ])("%s", (_what, change, health) => {
    expect(healthOf({ ...idle, ...change }, settings)).toBe(health);
  });
});
