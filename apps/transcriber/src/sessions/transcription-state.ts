import type { LimitReached, TranscriptionState } from "@rooms/contracts/realtime";
import { stateIn } from "@rooms/domain/transcription/speech-engines";
import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";

/** What the host wants; anything but "on" is speech heard and not written down. */
export type TranscriptionMode = "on" | "paused" | "off" | "limit";

export interface StateFacts {
  readonly mode: TranscriptionMode;
  /** Of the mode "limit". */
  readonly reached: LimitReached | null;
  readonly ended: boolean;
  readonly engineAway: boolean;
  readonly databaseAway: boolean;
  readonly engine: EngineReport;
  /** What is spoken. */
  readonly languages: LanguageSetting;
  readonly transcribedMs: number;
  readonly givenUpMs: number;
  /** Identities of those whom the server itself hears in the room. */
  readonly heardInRoom: readonly string[];
}

/** The state that people are shown: of several reasons the gravest. */
export function transcriptionStateOf(facts: StateFacts): TranscriptionState {
  const shared = {
    engine: facts.engine.engine,
    coverage: coverageOf(facts),
    ...languagesOf(facts),
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

/** The same for a participant whose own limit is reached, while the others go on; a pause is everyone's. */
export function stateFor(
  state: TranscriptionState,
  reached: LimitReached | undefined,
): TranscriptionState {
  if (reached === undefined || state.state === "off" || state.state === "paused") return state;
  const { reached: _, ...facts } = state;
  return limited(facts, reached);
}

function limited(
  facts: Omit<TranscriptionState, "state" | "reason" | "reached">,
  reached: LimitReached | null,
): TranscriptionState {
  const off = { ...facts, state: "off", reason: "limit" } as const;
  return reached === null ? off : { ...off, reached };
}

/** Called several times a second for every session: compares fields, since serialising both would cost more. */
export function isSameState(a: TranscriptionState, b: TranscriptionState): boolean {
  const samePhase = a.state === b.state && a.reason === b.reason;
  const sameLimit = a.reached?.limit === b.reached?.limit;
  const sameHearing = a.engine === b.engine && sameIdentities(a, b) && sameLanguages(a, b);
  return samePhase && sameLimit && sameHearing && a.coverage === b.coverage;
}

/** The transcribed share of settled speech; unsettled speech does not count. */
function coverageOf({ transcribedMs, givenUpMs }: StateFacts): number | null {
  const knownMs = transcribedMs + givenUpMs;
  return knownMs === 0 ? null : Math.round((transcribedMs / knownMs) * 100) / 100;
}

function languagesOf({
  languages,
  engine,
}: StateFacts): Pick<TranscriptionState, "languages" | "fetching" | "notHeard"> {
  const heard = engine.languages;
  if (heard === null || heard === "all") return { languages: [...languages] };
  const fetching: { language: string; percent: number | null }[] = [];
  const notHeard: string[] = [];
  for (const language of languages) {
    const one = stateIn(heard, language);
    if (one.state === "fetching") fetching.push({ language, percent: one.percent });
    if (one.state === "missing") notHeard.push(language);
  }
  return {
    languages: [...languages],
    ...(fetching.length > 0 && { fetching }),
    ...(notHeard.length > 0 && { notHeard }),
  };
}

function sameLanguages(a: TranscriptionState, b: TranscriptionState): boolean {
  return (
    isSameList(a.languages, b.languages) &&
    isSameList(a.notHeard ?? [], b.notHeard ?? []) &&
    isSameList(percentsOf(a), percentsOf(b))
  );
}

function percentsOf({ fetching = [] }: TranscriptionState): string[] {
  return fetching.map(({ language, percent }) => `${language} ${percent}`);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function hearingOf(
  identities: readonly string[],
): Pick<TranscriptionState, "heardInRoom" | "heardIdentities"> {
  return identities.length === 0
    ? {}
    : { heardInRoom: identities.length, heardIdentities: [...identities] };
}

function sameIdentities(a: TranscriptionState, b: TranscriptionState): boolean {
  return isSameList(a.heardIdentities ?? [], b.heardIdentities ?? []);
}
