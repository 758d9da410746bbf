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
      beat = input.answers ? heard(turn.beat) : turn.beat;
    } else nowMs = turn.untilMs;
  }
  return { pings, deadAtMs: null };
}

describe("heartbeat", () => {
  it("measures the clock quickly at first, then pings every two seconds", () => {
    const answered = { answers: true, fromMs: 0, untilMs: 7_000 };
    const { pings, deadAtMs } = run(beginHeartbeat(0), answered);
    expect(pings).toEqual([0, 250, 500, 750, 2_750, 4_750, 6_750]);
    expect(deadAtMs).toBeNull();
  });

  it("gives up three seconds after the first ping that nothing followed, however many more went out", () => {
    const settled = { pings: 9, nextPingAtMs: 12_000, deadAtMs: null };
    const silent = { answers: false, fromMs: 10_000, untilMs: 60_000 };
    expect(run(settled, silent)).toEqual({ pings: [12_000, 14_000], deadAtMs: 15_000 });
  });

  it("pings at once when probed, and gives up as soon if nothing is heard", () => {
    const settled = { pings: 9, nextPingAtMs: 12_000, deadAtMs: null };
    const silent = { answers: false, fromMs: 10_500, untilMs: 60_000 };
    expect(run(probe(settled, 10_500), silent)).toEqual({
      pings: [10_500, 12_500],
      deadAtMs: 13_500,
    });
  });

  it("takes any word of the server for an answer", () => {
    const pinged = { pings: 9, nextPingAtMs: 14_000, deadAtMs: 15_000 };
    expect(beatAt(heard(pinged), 13_000, limits)).toEqual({ kind: "wait", untilMs: 14_000 });
  });
});
