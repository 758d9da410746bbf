import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import { FrameMemory, openGladiaStream } from "@rooms/gladia/client";
import type { GladiaStreamTiming } from "@rooms/gladia/client";
import type { SpeechEngine } from "./speech-engine.ts";

export interface GladiaEngineOptions {
  report: () => EngineReport;
  baseUrl: string;
  apiKey: string;
  region: "eu-west" | "us-west" | null;
  languages: readonly string[];
  endpointingMs: number;
  maxUtteranceMs: number;
  timing: Partial<GladiaStreamTiming>;
}

/** Gladia, or a server that speaks its protocol, as the pipeline's engine: its streams are the port's, as they are. */
export function createGladiaEngine(options: GladiaEngineOptions): SpeechEngine {
  const { baseUrl, apiKey, region, languages, endpointingMs, maxUtteranceMs, timing } = options;
  const frames = new FrameMemory();
  return {
    report: options.report,
    open: (onEvent) =>
      openGladiaStream({
        ...{ baseUrl, apiKey, timing, frames, onEvent },
        ...(region === null ? {} : { region }),
        session: {
          languages,
          codeSwitching: languages.length > 1,
          endpointingS: endpointingMs / 1000,
          maxUtteranceS: maxUtteranceMs / 1000,
          partials: true,
        },
      }),
  };
}
