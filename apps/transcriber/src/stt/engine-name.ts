import { z } from "zod";

const health = z.object({ recogniser: z.string().min(1).max(50) });
const timeoutMs = 2_000;

/** Which recogniser stands behind a speech server of ours; null when it does not say, or is not there. */
async function askName(baseUrl: string): Promise<string | null> {
  try {
    const response = await fetch(new URL("/health", baseUrl), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    return health.safeParse(await response.json()).data?.recogniser ?? null;
  } catch {
    return null;
  }
}

export interface EngineName {
  current: () => string;
  /** Asks again; the server may have been started anew with another model. */
  refresh: () => Promise<void>;
}

/** What people are told about who hears: Gladia with a key, else what the speech server says of itself. */
export function engineNameOf({ url, apiKey }: { url: string; apiKey: string | null }): EngineName {
  let name = apiKey === null ? "speech" : "gladia";
  return {
    current: () => name,
    refresh: async () => {
      if (apiKey === null) name = (await askName(url)) ?? name;
    },
  };
}
