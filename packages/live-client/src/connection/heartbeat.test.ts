import { describe, expect, it } from "vitest";
import { beatAt, beginHeartbeat, heard, heartbeatDefaults, probe } from "./heartbeat.ts";
import type { Heartbeat } from "./heartbeat.ts";

const limits = heartbeatDefaults;

/** Lets time run over turns; returns when pings went out and when the socket was given up, up to `untilMs`. */
function run(begun: Heartbeat, input: { answers: boolean; fromMs: number; untilMs: number }) {
  let beat = begun;
  let nowMs = input.fromMs;
  const pings: number[] = [];
  while (nowMs <= input.untilMs) {
    const turn = beatAt(beat, nowMs, limits);
    if (turn.kind === "dead") return { pings, deadAtMs: nowMs };
    if (turn.kind === "ping") {
      pings.push(nowMs);
      beat = input.answers ? heard(turn.beat, nowMs, limits) : turn.beat;
    } else nowMs = turn.untilMs;
  }
  return { pings, deadAtMs: null };
}

describe("heartbeat", () => {
  it("measures the clock quickly at first, then pings every five seconds", () => {
    const { pings, deadAtMs } = run(beginHeartbeat(0, limits), {
      answers: true,
      fromMs: 0,
      untilMs: 20_000,
    });
    expect(pings).toEqual([0, 250, 500, 750, 5_750, 10_750, 15_750]);
    expect(deadAtMs).toBeNull();
  });

  it("gives up after fifteen seconds of silence, not earlier", () => {
    const silent = { answers: false, fromMs: 0, untilMs: 60_000 };
    expect(run(beginHeartbeat(0, limits), silent).deadAtMs).toBe(15_000);
    expect(run(heard(beginHeartbeat(0, limits), 9_000, limits), silent).deadAtMs).toBe(24_000);
  });

  it("pings at once when probed and gives up soon if nothing is heard", () => {
    const settled = { pings: 9, nextPingAtMs: 14_000, deadAtMs: 24_000 };
    const silent = { answers: false, fromMs: 10_000, untilMs: 60_000 };
    expect(run(probe(settled, 10_000, limits), silent)).toEqual({
      pings: [10_000],
      deadAtMs: 14_000,
    });
  });

  it("goes back to its usual patience once a probed server answers", () => {
    const settled = { pings: 9, nextPingAtMs: 14_000, deadAtMs: 24_000 };
    expect(heard(probe(settled, 10_000, limits), 10_100, limits).deadAtMs).toBe(25_100);
  });
});
