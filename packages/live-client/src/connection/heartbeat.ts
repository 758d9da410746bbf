import { realtimeLimits } from "@rooms/contracts/realtime";

/** Milliseconds. */
export interface HeartbeatLimits {
  intervalMs: number;
  /** How long a server that was pinged has to say anything. */
  answerTimeoutMs: number;
  /** The first pings of a connection come this quickly: the clock is needed before the first words. */
  firstIntervalMs: number;
  firstPings: number;
}

export const heartbeatDefaults: HeartbeatLimits = {
  intervalMs: realtimeLimits.heartbeatIntervalMs,
  answerTimeoutMs: realtimeLimits.answerTimeoutMs,
  firstIntervalMs: 250,
  firstPings: 4,
};

export interface Heartbeat {
  pings: number;
  nextPingAtMs: number;
  /** When the socket is taken for dead unless something is heard; null while no ping waits for an answer. */
  deadAtMs: number | null;
}

export function beginHeartbeat(nowMs: number): Heartbeat {
  return { pings: 0, nextPingAtMs: nowMs, deadAtMs: null };
}

/** Any message is a sign of life, not only a pong. */
export function heard(beat: Heartbeat): Heartbeat {
  return { ...beat, deadAtMs: null };
}

/** Ping at once: the network may have changed under the socket. */
export function probe(beat: Heartbeat, nowMs: number): Heartbeat {
  return { ...beat, nextPingAtMs: nowMs };
}

export type HeartbeatTurn =
  | { kind: "dead" }
  | { kind: "ping"; beat: Heartbeat; id: number }
  | { kind: "wait"; untilMs: number };

export function beatAt(beat: Heartbeat, nowMs: number, limits: HeartbeatLimits): HeartbeatTurn {
  const deadAtMs = beat.deadAtMs ?? Infinity;
  if (nowMs >= deadAtMs) return { kind: "dead" };
  if (nowMs < beat.nextPingAtMs) {
    return { kind: "wait", untilMs: Math.min(beat.nextPingAtMs, deadAtMs) };
  }
  const pings = beat.pings + 1;
  const intervalMs = pings < limits.firstPings ? limits.firstIntervalMs : limits.intervalMs;
  return {
    kind: "ping",
    id: pings,
    beat: {
      pings,
      nextPingAtMs: nowMs + intervalMs,
      deadAtMs: Math.min(deadAtMs, nowMs + limits.answerTimeoutMs),
    },
  };
}
