import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { Utterance } from "./timeline.ts";

/** What a speech-to-text stream reports. Times are seconds of audio since the start of the stream. */
export type SpeechEvent =
  | { type: "opened"; vendorSessionId: string }
  /** The engine has the audio up to here, in bytes since the start of the stream. */
  | { type: "acked"; bytes: number }
  /** Answer to `probe`: the connection lives, and nothing was under way on it. */
  | { type: "alive" }
  | { type: "utterance"; utterance: Utterance }
  | { type: "speech-started"; atS: number }
  | { type: "speech-ended"; atS: number }
  /** The connection is cut; the stream tries to take it up again by itself. */
  | { type: "interrupted" }
  | { type: "resumed" }
  /** Beyond recovery. The last event. */
  | { type: "failed"; error: { code: string; retryable: boolean } }
  /** Stopped in good order, everything has been reported. The last event. */
  | { type: "closed"; billedS: number };

interface AudioHolder {
  hold(): void;
  release(): void;
}

export interface SpeechStream {
  /** Returns at once. The audio is held until it is acknowledged; without a holder it must stay as it is for good. */
  send(pcm: Uint8Array, holder?: AudioHolder): void;
  /** Keeps an idle stream from being hung up on, without sending audio. */
  keepAlive(): void;
  /** Asks for a sign of life behind everything the engine has said so far. */
  probe(): void;
  /** Ends it; the last finals and `closed` (or `failed`) follow. */
  stop(): void;
  /** Drops it; no event follows. */
  abort(): void;
  /** Bytes handed over and not on the wire yet. */
  readonly bufferedBytes: number;
}

/** Opens streams. Events arrive asynchronously, never during `open` or `send`. */
export interface SpeechEngine {
  /** Who hears now, and which languages: shown to people. */
  report(): EngineReport;
  open(onEvent: (event: SpeechEvent) => void): SpeechStream;
}
