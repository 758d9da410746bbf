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
  /** Identities of those whom the server itself hears in the room. */
  readonly heardInRoom: readonly string[];
}

/** What people are told, the gravest first. */
export function transcriptionStateOf(facts: StateFacts): TranscriptionState {
  const shared = {
    engine: facts.engine,
    coverage: coverageOf(facts),
    ...hearingOf(facts.heardInRoom),
  };
  if (facts.ended) return { state: "off", reason: "session-ended", ...shared };
  if (facts.mode === "off") return { state: "off", reason: "disabled", ...shared };
  if (facts.mode === "limit") return limited(shared, facts.reached);
  if (facts.mode === "paused") return { state: "paused", reason: "host", ...shared };
  if (facts.engineAway) return { state: "degraded", reason: "engine-away", ...shared };
  if (facts.databaseAway) return { state: "degraded", reason: "database-away", ...shared };
  return { state: "on", reason: "none", ...shared };
}

/** The same for a participant whose own limit is reached, while the others go on. */
export function stateFor(
  state: TranscriptionState,
  reached: LimitReached | undefined,
): TranscriptionState {
  return reached === undefined || state.state === "off" ? state : limited(state, reached);
}

function limited(
  { engine, coverage, heardIdentities }: Omit<TranscriptionState, "state" | "reason">,
  reached: LimitReached | null,
): TranscriptionState {
  const heard = hearingOf(heardIdentities ?? []);
  const off = { state: "off", reason: "limit", engine, coverage, ...heard } as const;
  return reached === null ? off : { ...off, reached };
}

/** Asked several times a second of every session: compared without being written out. */
export function isSameState(a: TranscriptionState, b: TranscriptionState): boolean {
  const samePhase = a.state === b.state && a.reason === b.reason;
  const sameLimit = a.reached?.limit === b.reached?.limit;
  const sameHearing = a.engine === b.engine && sameIdentities(a, b);
  return samePhase && sameLimit && sameHearing && a.coverage === b.coverage;
}

/** Of the speech whose fate is known: what is still on its way counts neither way. */
function coverageOf({ transcribedMs, givenUpMs }: StateFacts): number | null {
  const knownMs = transcribedMs + givenUpMs;
  return knownMs === 0 ? null : Math.round((transcribedMs / knownMs) * 100) / 100;
}

function hearingOf(
  identities: readonly string[],
): Pick<TranscriptionState, "heardInRoom" | "heardIdentities"> {
  return identities.length === 0
    ? {}
    : { heardInRoom: identities.length, heardIdentities: [...identities] };
}

function sameIdentities(
  { heardIdentities: a = [] }: TranscriptionState,
  { heardIdentities: b = [] }: TranscriptionState,
): boolean {
  return a.length === b.length && a.every((identity, index) => identity === b[index]);
}
