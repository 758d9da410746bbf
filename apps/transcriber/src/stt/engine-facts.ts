import { spokenLanguages } from "@rooms/domain/vocabulary/languages";
import type { SpokenLanguage } from "@rooms/domain/vocabulary/languages";
import type {
  EngineReport,
  HeardLanguages,
  LanguageState,
} from "@rooms/domain/transcription/speech-engines";
import { z } from "zod";

const languageHealth = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready") }),
  z.object({ state: z.literal("fetching"), percent: z.number().min(0).max(100).nullish() }),
  z.object({ state: z.literal("missing") }),
]);
const health = z.object({
  /** May name several models. */
  recogniser: z.string().min(1).max(200),
  /** What the recogniser makes of each language; one that says nothing of them may hear any. */
  languages: z.record(z.string(), languageHealth).optional(),
});
const timeoutMs = 2_000;

/** What a speech server of ours says of itself; null when it does not say, or is not there. */
async function askHealth(baseUrl: string): Promise<EngineReport | null> {
  try {
    const response = await fetch(new URL("/health", baseUrl), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { data } = health.safeParse(await response.json());
    if (data === undefined) return null;
    return { engine: data.recogniser, languages: heardOf(data.languages) };
  } catch {
    return null;
  }
}

function heardOf(said: z.infer<typeof health>["languages"]): HeardLanguages | null {
  if (said === undefined) return null;
  const heard: Partial<Record<SpokenLanguage, LanguageState>> = {};
  for (const code of spokenLanguages) {
    const one = said[code];
    if (one === undefined) continue;
    heard[code] =
      one.state === "fetching" ? { state: "fetching", percent: one.percent ?? null } : one;
  }
  // A server without any model hears words by no language: there is none to choose, and none to refuse.
  return Object.keys(heard).length === 0 ? null : heard;
}

export interface EngineFacts {
  current: () => EngineReport;
  /** Asks again: the server may have been started anew with another model. */
  refresh: () => Promise<void>;
  /** When to ask again: soon while a language is on its way. */
  refreshEveryMs: () => number;
}

const fetchingEveryMs = 2_000;
const settledEveryMs = 30_000;

/** What people are told about who hears, and which languages: Gladia with a key, else what the speech server says. */
export function engineFactsOf({
  url,
  apiKey,
}: {
  url: string;
  apiKey: string | null;
}): EngineFacts {
  let report: EngineReport =
    apiKey === null
      ? { engine: "speech", languages: null }
      : { engine: "gladia", languages: "all" };
  return {
    current: () => report,
    async refresh() {
      if (apiKey === null) report = (await askHealth(url)) ?? report;
    },
    refreshEveryMs: () => (isFetching(report) ? fetchingEveryMs : settledEveryMs),
  };
}

function isFetching({ languages }: EngineReport): boolean {
  if (languages === null || languages === "all") return false;
  return Object.values(languages).some(({ state }) => state === "fetching");
}
