import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import { FrameMemory, openGladiaStream } from "@rooms/gladia/client";
import type { GladiaStreamTiming } from "@rooms/gladia/client";
import type { SpeechEngine } from "./speech-engine.ts";

export interface GladiaEngineOptions {
  report: () => EngineReport;
  baseUrl: string;
  apiKey: string;
  region: "eu-west" | "us-west" | null;
  /** Gladia itself; else our own speech server, which speaks its protocol and understands more. */
  isGladia: boolean;
  onVocabularyRefused: () => void;
  endpointingMs: number;
  maxUtteranceMs: number;
  timing: Partial<GladiaStreamTiming>;
}

/** Gladia, or a server that speaks its protocol, as the pipeline's engine: its streams are the port's, as they are. */
export function createGladiaEngine(options: GladiaEngineOptions): SpeechEngine {
  const { baseUrl, apiKey, region, isGladia, endpointingMs, maxUtteranceMs, timing } = options;
  const { onVocabularyRefused } = options;
  const frames = new FrameMemory();
  return {
    report: options.report,
    hearsByTurn: !isGladia,
    takesVocabulary: isGladia,
    open: ({ languages, vocabulary }, onEvent) =>
      openGladiaStream({
        ...{ baseUrl, apiKey, timing, frames, onEvent, onVocabularyRefused },
        ...(region === null ? {} : { region }),
        session: {
          languages,
          // Without languages to switch between, Gladia takes the wrong ones.
          codeSwitching: languages.length > 1,
          ...(isGladia && { vocabulary: vocabulary.map(termOf) }),
          endpointingS: endpointingMs / 1000,
          maxUtteranceS: maxUtteranceMs / 1000,
          partials: true,
        },
      }),
  };
}

function termOf({ term, soundsLike }: VocabularyTerm) {
  return { value: term, pronunciations: soundsLike };
}
