import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
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
  /** Says what is spoken in the turn whose audio is sent next; none: to be found out. */
  announceTurn(languages: LanguageSetting): void;
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

/** What a stream is told of the speech it will hear. */
export interface SpeechAhead {
  /** What is spoken; none: to be found out. */
  readonly languages: LanguageSetting;
  readonly vocabulary: readonly VocabularyTerm[];
}

/** Opens streams. Events arrive asynchronously, never during `open` or `send`. */
export interface SpeechEngine {
  /** Who hears now, and which languages: shown to people. */
  report(): EngineReport;
  /** Whether its streams understand `announceTurn`. */
  readonly hearsByTurn: boolean;
  /** Whether it recognises terms by a vocabulary; else they are corrected in what it says. */
  readonly takesVocabulary: boolean;
  open(ahead: SpeechAhead, onEvent: (event: SpeechEvent) => void): SpeechStream;
}
