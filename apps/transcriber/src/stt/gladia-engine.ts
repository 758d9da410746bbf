import { FrameMemory, openGladiaStream } from "@rooms/gladia/client";
import type { GladiaStreamEvent, GladiaStreamTiming } from "@rooms/gladia/client";
import type { SpeechEngine, SpeechEvent, SpeechStream } from "./speech-engine.ts";

export interface GladiaEngineOptions {
  name: () => string;
  baseUrl: string;
  apiKey: string;
  region: "eu-west" | "us-west" | null;
  languages: readonly string[];
  endpointingMs: number;
  maxUtteranceMs: number;
  timing: Partial<GladiaStreamTiming>;
  onError: (error: unknown) => void;
}

/** Gladia, or a server that speaks its protocol, as the pipeline's engine. */
export function createGladiaEngine(options: GladiaEngineOptions): SpeechEngine {
  const frames = new FrameMemory();
  return {
    get name() {
      return options.name();
    },
    open: (onEvent) => openStream({ ...options, frames }, onEvent),
  };
}

function openStream(
  options: GladiaEngineOptions & { frames: FrameMemory },
  onEvent: (event: SpeechEvent) => void,
): SpeechStream {
  const { baseUrl, apiKey, region, languages, endpointingMs, maxUtteranceMs, timing } = options;
  const stream = openGladiaStream({
    baseUrl,
    apiKey,
    ...(region === null ? {} : { region }),
    session: {
      languages,
      codeSwitching: languages.length > 1,
      endpointingS: endpointingMs / 1000,
      maxUtteranceS: maxUtteranceMs / 1000,
      partials: true,
    },
    timing,
    frames: options.frames,
    onEvent: (event) => onEvent(speechEvent(event)),
  });
  return {
    send: (pcm, holder) => stream.send(pcm, holder),
    keepAlive: () => stream.keepAlive(),
    probe: () => stream.probe(),
    // How it ends is told by events; the promise only says when.
    stop: () => void stream.stop().catch(options.onError),
    abort: () => stream.abort(),
    get bufferedBytes() {
      return stream.bufferedBytes;
    },
  };
}

function speechEvent(event: GladiaStreamEvent): SpeechEvent {
  switch (event.type) {
    case "failed":
      return { type: "failed", code: event.error.code, retryable: event.error.retryable };
    case "interrupted":
      return { type: "interrupted" };
    default:
      return event;
  }
}
