import type { LimitReached, TranscriptionState } from "@rooms/contracts/realtime";

/** What the host wants; anything but "on" is speech heard and not written down. */
export type TranscriptionMode = "on" | "paused" | "off" | "limit";

export interface StateFacts {
  readonly mode: TranscriptionMode;
  /** Of the mode "limit". */
  readonly reached: LimitReached | null;
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
  if (facts.mode === "limit") return limited({ engine, coverage }, facts.reached);
  if (facts.mode === "paused") return { state: "paused", reason: "host", engine, coverage };
  if (facts.engineAway) return { state: "degraded", reason: "engine-away", engine, coverage };
  if (facts.databaseAway) return { state: "degraded", reason: "database-away", engine, coverage };
  return { state: "on", reason: "none", engine, coverage };
}

/** The same for somebody whose own limit is reached, while the others go on. */
export function stateFor(
  state: TranscriptionState,
  reached: LimitReached | undefined,
): TranscriptionState {
  return reached === undefined || state.state === "off" ? state : limited(state, reached);
}

function limited(
  { engine, coverage }: Pick<TranscriptionState, "engine" | "coverage">,
  reached: LimitReached | null,
): TranscriptionState {
  const off = { state: "off", reason: "limit", engine, coverage } as const;
  return reached === null ? off : { ...off, reached };
}

/** Asked several times a second of every session: compared without being written out. */
export function isSameState(a: TranscriptionState, b: TranscriptionState): boolean {
  const samePhase = a.state === b.state && a.reason === b.reason;
  const sameLimit = a.reached?.limit === b.reached?.limit;
  return samePhase && sameLimit && a.engine === b.engine && a.coverage === b.coverage;
}

/** Of the speech whose fate is known: what is still on its way counts neither way. */
function coverageOf({ transcribedMs, givenUpMs }: StateFacts): number | null {
  const knownMs = transcribedMs + givenUpMs;
  return knownMs === 0 ? null : Math.round((transcribedMs / knownMs) * 100) / 100;
}
