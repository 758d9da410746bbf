import type { FinalAdditions, FinalMessage } from "@rooms/contracts/realtime";
import type { FlushAnswer, SessionFlush } from "@rooms/domain/transcription/store";
import type { Logger } from "@rooms/service-kit/observability";
import { tracedEngine } from "./stt/traced-engine.ts";
import type { SpeechEngine } from "./stt/speech-engine.ts";

/** What a final passes: heard by an engine, signed as it is sent to clients, stored. */
export interface WayOfFinals {
  engine: SpeechEngine;
  additionsOf: (slug: string, line: FinalMessage) => FinalAdditions;
  flush: (batch: readonly SessionFlush[]) => Promise<FlushAnswer[]>;
}

/** The same parts, which write down at the level "debug" when each final passes them; at any other level the very same. */
export function traceFinals(
  way: WayOfFinals,
  { logger, endpointingMs }: { logger: Logger; endpointingMs: number },
): WayOfFinals {
  if (!logger.isLevelEnabled("debug")) return way;
  const { engine, additionsOf, flush } = way;
  return {
    engine: tracedEngine(engine, {
      endpointingMs,
      onFinal: (final) => logger.debug(final, "final-received"),
      nowMs: () => Date.now(),
    }),
    additionsOf(slug, line) {
      logger.debug({ utteranceId: line.utteranceId }, "final-sent");
      return additionsOf(slug, line);
    },
    async flush(batch) {
      const answers = await flush(batch);
      const utteranceIds = batch.flatMap(({ segments }) =>
        segments.map(({ utteranceId }) => utteranceId),
      );
      if (utteranceIds.length > 0) logger.debug({ utteranceIds }, "finals-stored");
      return answers;
    },
  };
}
