import { realtimeLimits } from "@rooms/contracts/realtime";

/** Milliseconds. */
export interface HeartbeatLimits {
  intervalMs: number;
  timeoutMs: number;
  /** How long a probed server has to say anything. */
  probeTimeoutMs: number;
  /** The first pings of a connection come this quickly: the clock is needed before the first words. */
  firstIntervalMs: number;
  firstPings: number;
}

export const heartbeatDefaults: HeartbeatLimits = {
  intervalMs: realtimeLimits.heartbeatIntervalMs,
  timeoutMs: realtimeLimits.heartbeatTimeoutMs,
  probeTimeoutMs: 4_000,
  firstIntervalMs: 250,
  firstPings: 4,
};

export interface Heartbeat {
  pings: number;
  nextPingAtMs: number;
  /** When the socket is taken for dead unless something is heard. */
  deadAtMs: number;
}

export function beginHeartbeat(nowMs: number, limits: HeartbeatLimits): Heartbeat {
  return { pings: 0, nextPingAtMs: nowMs, deadAtMs: nowMs + limits.timeoutMs };
}

/** Any message is a sign of life, not only a pong. */
export function heard(beat: Heartbeat, nowMs: number, limits: HeartbeatLimits): Heartbeat {
  return { ...beat, deadAtMs: nowMs + limits.timeoutMs };
}

/** Ping at once and expect an answer soon: the network may have changed under the socket. */
export function probe(beat: Heartbeat, nowMs: number, limits: HeartbeatLimits): Heartbeat {
  return {
    ...beat,
    nextPingAtMs: nowMs,
    deadAtMs: Math.min(beat.deadAtMs, nowMs + limits.probeTimeoutMs),
  };
}

export type HeartbeatTurn =
  | { kind: "dead" }
  | { kind: "ping"; beat: Heartbeat; id: number }
  | { kind: "wait"; untilMs: number };

export function beatAt(beat: Heartbeat, nowMs: number, limits: HeartbeatLimits): HeartbeatTurn {
  if (nowMs >= beat.deadAtMs) return { kind: "dead" };
  if (nowMs < beat.nextPingAtMs) {
    return { kind: "wait", untilMs: Math.min(beat.nextPingAtMs, beat.deadAtMs) };
  }
  const pings = beat.pings + 1;
  const intervalMs = pings < limits.firstPings ? limits.firstIntervalMs : limits.intervalMs;
  return {
    kind: "ping",
    id: pings,
    beat: { ...beat, pings, nextPingAtMs: nowMs + intervalMs },
  };
}
