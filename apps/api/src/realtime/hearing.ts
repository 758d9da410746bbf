import type { TranscriberDirectory } from "@rooms/domain/transcription/store";

/** Who hears, as people are told before they join. */
export interface Hearing {
  /** The installation's switch. */
  readonly enabled: boolean;
  /** Null while no transcriber is up. */
  readonly engine: string | null;
}

/** Instances report every second or so; one silent for this long is gone. */
export const instanceStaleAfterMs = 5_000;
const keepMs = 2_000;

/** Keeps its answer for a moment: it stands in every answer about a session. */
export function createHearing({
  enabled,
  transcribers,
}: {
  enabled: boolean;
  transcribers: Pick<TranscriberDirectory, "engine">;
}): () => Promise<Hearing> {
  let known: { hearing: Hearing; untilMs: number } | undefined;
  return async () => {
    if (known && performance.now() < known.untilMs) return known.hearing;
    const hearing = { enabled, engine: await transcribers.engine(instanceStaleAfterMs) };
    known = { hearing, untilMs: performance.now() + keepMs };
    return hearing;
  };
}
