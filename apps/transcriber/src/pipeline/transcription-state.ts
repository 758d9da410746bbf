import type { TranscriptionState } from "@rooms/contracts/realtime";

/** What the host wants; anything but "on" is speech heard and not written down. */
export type TranscriptionMode = "on" | "paused" | "off" | "limit";

export interface StateFacts {
  readonly mode: TranscriptionMode;
  readonly ended: boolean;
  readonly engineAway: boolean;
  readonly databaseAway: boolean;
  readonly engine: string;
  readonly transcribedMs: number;
  readonly givenUpMs: number;
}

/** What people are told, the gravest first. */
export function transcriptionStateOf(facts: StateFacts): TranscriptionState {
  const { engine } = facts;
  const coverage = coverageOf(facts);
  if (facts.ended) return { state: "off", reason: "session-ended", engine, coverage };
  if (facts.mode === "off") return { state: "off", reason: "disabled", engine, coverage };
  if (facts.mode === "limit") return { state: "off", reason: "limit", engine, coverage };
  if (facts.mode === "paused") return { state: "paused", reason: "host", engine, coverage };
  if (facts.engineAway) return { state: "degraded", reason: "engine-away", engine, coverage };
  if (facts.databaseAway) return { state: "degraded", reason: "database-away", engine, coverage };
  return { state: "on", reason: "none", engine, coverage };
}

/** Asked several times a second of every session: compared without being written out. */
export function isSameState(a: TranscriptionState, b: TranscriptionState): boolean {
  const samePhase = a.state === b.state && a.reason === b.reason;
  return samePhase && a.engine === b.engine && a.coverage === b.coverage;
}

/** Of the speech whose fate is known: what is still on its way counts neither way. */
function coverageOf({ transcribedMs, givenUpMs }: StateFacts): number | null {
  const knownMs = transcribedMs + givenUpMs;
  return knownMs === 0 ? null : Math.round((transcribedMs / knownMs) * 100) / 100;
}
