import type { GladiaRegion } from "../protocol/index.ts";
import type { FrameMemory } from "../websocket/index.ts";

export interface GladiaWord {
  word: string;
  startS: number;
  endS: number;
  /** Null where it is not known. */
  confidence: number | null;
}

/** Times are seconds of the stream's own audio: 0 is the first byte given to `send`. */
export interface GladiaUtterance {
  /** The same in every partial and the final of one utterance; unique within the stream only. */
  id: string;
  isFinal: boolean;
  /** As the vendor wrote it: with its leading space, and possibly empty. */
  text: string;
  startS: number;
  endS: number;
  language: string;
  confidence: number | null;
  /** May be empty even when there is text. */
  words: GladiaWord[];
  /** Speech in `language`, which our own speech server does not hear: there is no text. */
  unheard: boolean;
}

export type GladiaErrorCode =
  | "UNAUTHORIZED"
  | "OUT_OF_CREDIT"
  | "BAD_REQUEST"
  | "RATE_LIMITED"
  | "UNREACHABLE"
  /** The socket broke and could not be opened again in the attempts allowed. */
  | "LOST"
  /** The vendor ended the session unasked, for its age or for a reason of its own. */
  | "ENDED"
  /** Nothing was sent for too long. */
  | "IDLE"
  /** The vendor did not take a chunk of audio. */
  | "REFUSED"
  /** More unacknowledged audio than `bufferedBytesMax`. */
  | "OVERFLOW";

export interface GladiaError {
  code: GladiaErrorCode;
  /** Whether a fresh stream may fare better. */
  retryable: boolean;
  /** What the vendor said, at most; never a key, a URL or a spoken word. */
  message: string;
}

export type GladiaStreamEvent =
  /** Once, when audio flows for the first time. */
  | { type: "opened"; vendorSessionId: string }
  /** The vendor has everything before this byte of the stream. Only ever grows. */
  | { type: "acked"; bytes: number }
  /** The answer to `probe`. */
  | { type: "alive" }
  | { type: "utterance"; utterance: GladiaUtterance }
  | { type: "speech-started"; atS: number }
  | { type: "speech-ended"; atS: number }
  /** The socket broke; audio is kept and the session will be opened again. */
  | { type: "interrupted"; reason: string }
  | { type: "resumed" }
  /** Beyond recovery; nothing follows. */
  | { type: "failed"; error: GladiaError }
  /** After `stop`: all that was said has been read, or the wait for it is over; nothing follows. */
  | { type: "closed"; billedS: number };

export interface GladiaVocabularyTerm {
  /** As it is written. */
  value: string;
  /** How it may sound, in letters. */
  pronunciations: readonly string[];
}

export interface GladiaSessionConfig {
  /** ISO 639-1 codes; empty = find out. */
  languages: readonly string[];
  codeSwitching?: boolean;
  /** Silence that ends an utterance. */
  endpointingS: number;
  /** Longest utterance, 5 to 60. */
  maxUtteranceS: number;
  partials?: boolean;
  /** Words the vendor should expect; given up when the vendor does not take them. */
  vocabulary?: readonly GladiaVocabularyTerm[];
  metadata?: Readonly<Record<string, string>>;
}

export interface GladiaStreamTiming {
  initTimeoutMs: number;
  initAttemptsMax: number;
  connectTimeoutMs: number;
  /** Attempts to open the socket again in one outage. */
  reconnectAttemptsMax: number;
  reconnectDelayMinMs: number;
  reconnectDelayMaxMs: number;
  /** Unacknowledged audio and nothing from the vendor for so long, not even an answer to a ping: the socket is dead. */
  silenceTimeoutMs: number;
  /** Unacknowledged audio and no message for so long, although pings are answered: the session is opened again. */
  ackTimeoutMs: number;
  /** How long a re-opened session may take to say what it has. */
  probeTimeoutMs: number;
  /** How fast audio is sent again: so much at once, then so many times real time. */
  resendBurstBytes: number;
  resendRate: number;
  /** After stop_recording, counted anew from every message. */
  drainTimeoutMs: number;
}

export interface GladiaStreamOptions {
  /** `https://api.gladia.io`, or another server of the same protocol. */
  baseUrl: string;
  apiKey: string;
  region?: GladiaRegion;
  session: GladiaSessionConfig;
  onEvent(event: GladiaStreamEvent): void;
  /** The session was opened without its vocabulary, which the vendor did not take. */
  onVocabularyRefused?: () => void;
  /** 0..1, for the jitter of delays. */
  random?: () => number;
  timing?: Partial<GladiaStreamTiming>;
  /** Unacknowledged audio kept at most. */
  bufferedBytesMax?: number;
  /** What frames are written in, shared by the streams of a process; without it a stream has its own. */
  frames?: FrameMemory;
}

/** With what was left out filled in. */
export type LiveStreamOptions = GladiaStreamOptions &
  Required<Pick<GladiaStreamOptions, "frames" | "bufferedBytesMax">>;

/** Told when bytes are kept, and when they are not needed any more: each as often as the other. */
export interface BytesHolder {
  hold(): void;
  release(): void;
}

/** One vendor session: PCM16 mono 16 kHz in, utterances out. Events come in order and never during a call. */
export interface GladiaStream {
  /**
   * May be called before the session is open. Ignored after the end. An even number of bytes, which must stay as they
   * are while they are held, or for good where there is no holder: they are kept for a reconnect, not copied.
   */
  send(pcm: Uint8Array, holder?: BytesHolder): void;
  /**
   * Says what is spoken in the audio that is sent from now on; none: to be found out. Our own speech server understands it,
   * Gladia does not. It is not said again when the session is opened anew.
   */
  announceTurn(languages: readonly string[]): void;
  /** Tells the vendor we are still here, without audio and so without cost. */
  keepAlive(): void;
  /** Makes `alive` follow whatever the vendor said before, if the socket still carries anything. */
  probe(): void;
  /** Ends the recording, reads to the end, then `closed`. Resolves when nothing follows any more. */
  stop(): Promise<void>;
  /** Drops everything at once; no event follows. */
  abort(): void;
  readonly sentBytes: number;
  /** Sent and not yet acknowledged. */
  readonly bufferedBytes: number;
}
