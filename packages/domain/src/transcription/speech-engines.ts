import { refuse, ok } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import { spokenLanguages } from "../vocabulary/languages.ts";
import type { LanguageSetting, SpokenLanguage } from "../vocabulary/languages.ts";

export type LanguageState =
  | { readonly state: "ready" }
  /** Null while it is not known how much has come. */
  | { readonly state: "fetching"; readonly percent: number | null }
  | { readonly state: "missing" };

/** What an engine makes of each language; one that is left out is missing. `all`: every one is ready. */
export type HeardLanguages = "all" | Readonly<Partial<Record<SpokenLanguage, LanguageState>>>;

/** What a transcriber says of its speech-to-text engine. */
export interface EngineReport {
  /** What people are told about who hears. */
  readonly engine: string;
  /** Null where the engine does not say it. */
  readonly languages: HeardLanguages | null;
}

export interface SpeechEngines {
  /** The engines of the transcribers that are up, the one heard of last in front. */
  list(): Promise<readonly EngineReport[]>;
}

const rank = { missing: 0, fetching: 1, ready: 2 } as const;

/** How a language stands with the engine that can do most for it; null where no engine says it. */
export function bestStateOf(
  language: SpokenLanguage,
  engines: readonly EngineReport[],
): LanguageState | null {
  const known = engines.flatMap(({ languages }) => (languages === null ? [] : [languages]));
  const states = known.map((languages) => stateIn(languages, language));
  return states.sort((a, b) => rank[b.state] - rank[a.state])[0] ?? null;
}

export function stateIn(languages: HeardLanguages, language: SpokenLanguage): LanguageState {
  if (languages === "all") return { state: "ready" };
  return languages[language] ?? { state: "missing" };
}

/** The languages that some engine has anything to say about, in the order of the vocabulary. */
export function offeredLanguages(
  engines: readonly EngineReport[],
): (LanguageState & { readonly code: SpokenLanguage })[] {
  return spokenLanguages.flatMap((code) => {
    const named = engines.some(({ languages }) => languages === "all" || languages?.[code]);
    const state = bestStateOf(code, engines);
    return named && state ? [{ code, ...state }] : [];
  });
}

/**
 * Refuses with LANGUAGE_NOT_HEARD what no engine hears or is about to hear. Engines that do not say what they hear, and
 * the absence of any, refuse nothing: what is not heard then becomes a gap.
 */
export function checkHeard(
  languages: LanguageSetting,
  engines: readonly EngineReport[],
): Result<LanguageSetting> {
  if (engines.some((engine) => engine.languages === null)) return ok(languages);
  const missing = languages.filter((one) => bestStateOf(one, engines)?.state === "missing");
  return missing.length === 0
    ? ok(languages)
    : refuse("LANGUAGE_NOT_HEARD", {
        field: "languages",
        detail: `Not heard here: ${missing.join(", ")}.`,
      });
}

/** `checkHeard` for a request in which the setting may be left out or given back: null and nothing are always good. */
export async function checkAsked(
  engines: SpeechEngines,
  languages: LanguageSetting | null | undefined,
): Promise<Result<null>> {
  if (!languages) return ok(null);
  const heard = checkHeard(languages, await engines.list());
  return heard.ok ? ok(null) : heard;
}
