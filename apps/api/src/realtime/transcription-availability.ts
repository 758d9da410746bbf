import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { TranscriberDirectory } from "@rooms/domain/transcription/store";

/** Whether transcription is available here, and by which engine: shown before people join. */
export interface TranscriptionAvailability {
  /** The installation's switch. */
  readonly enabled: boolean;
  /** Null while no transcriber is up. */
  readonly engine: string | null;
  /** Of all transcribers that are up. */
  readonly engines: readonly EngineReport[];
}

/** Instances report every second or so; one that was silent for this long is gone. */
export const instanceStaleAfterMs = 5_000;
const cacheTtlMs = 2_000;

/** Caches its answer for a moment: every view of a session carries it. */
export function createTranscriptionAvailability({
  enabled,
  transcribers,
}: {
  enabled: boolean;
  transcribers: Pick<TranscriberDirectory, "engines">;
}): () => Promise<TranscriptionAvailability> {
  const read = async () => {
    const engines = await transcribers.engines(instanceStaleAfterMs);
    return { enabled, engine: engines[0]?.engine ?? null, engines };
  };
  let cached: { availability: Promise<TranscriptionAvailability>; untilMs: number } | undefined;
  return () => {
    if (cached && performance.now() < cached.untilMs) return cached.availability;
    // All who ask meanwhile wait for the same answer; a failure is not kept.
    const asked = { availability: read(), untilMs: performance.now() + cacheTtlMs };
    cached = asked;
    asked.availability.catch(() => {
      if (cached === asked) cached = undefined;
    });
    return asked.availability;
  };
}
