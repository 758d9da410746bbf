import type { PipelineSettings } from "./settings.ts";

/** What the tick looks at to decide whether a lane needs something. */
export interface LaneCondition {
  readonly nowMs: number;
  readonly phase: "opening" | "open" | "stopping";
  /** Since when something is owed by the engine; null when nothing is. */
  readonly owedSinceMs: number | null;
  readonly hasUncleared: boolean;
  readonly held: boolean;
  readonly retired: boolean;
  readonly lastFedAtMs: number;
  readonly lastKeptAliveAtMs: number;
  readonly lastReportAtMs: number;
  readonly lastProbedAtMs: number;
}

export type LaneHealth = "nothing" | "stalled" | "stop" | "keep-alive" | "probe";

type HealthSettings = Pick<
  PipelineSettings,
  "laneStallMs" | "laneIdleCloseMs" | "laneKeepAliveMs" | "probeEveryMs"
>;

export function healthOf(lane: LaneCondition, settings: HealthSettings): LaneHealth {
  const { nowMs, owedSinceMs } = lane;
  if (owedSinceMs !== null && nowMs - owedSinceMs >= settings.laneStallMs) return "stalled";
  if (lane.phase !== "open") return "nothing";
  const idleMs = nowMs - lane.lastFedAtMs;
  const over = lane.retired || idleMs >= settings.laneIdleCloseMs;
  if (over && !lane.held && !lane.hasUncleared) return "stop";
  const quietMs = nowMs - Math.max(lane.lastKeptAliveAtMs, lane.lastFedAtMs);
  if (quietMs >= settings.laneKeepAliveMs) return "keep-alive";
  // Audio may pass in quiet only if the engine lived through it, and all it said meanwhile was read: it must answer
  // again and again until the quiet's end.
  const quiet = nowMs - lane.lastReportAtMs >= settings.probeEveryMs;
  const probeDue = nowMs - lane.lastProbedAtMs >= settings.probeEveryMs;
  return lane.hasUncleared && quiet && probeDue ? "probe" : "nothing";
}
