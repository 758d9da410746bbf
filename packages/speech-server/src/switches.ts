import { gladiaLimits } from "@rooms/gladia/protocol";

/** How the server behaves where Gladia's own behaviour is unknown or a matter of the account. */
export interface GladiaSwitches {
  /** Sessions open at once; more are refused with 429. */
  sessionsMax: number;
  limitAt: "init" | "upgrade";
  unknownKeys: "reject" | "ignore";
  /** What acknowledgments count from after the URL was opened again. */
  byteRange: "cumulative" | "per-connection";
  /**
   * When the URL is opened again: true = audio is expected from the last acknowledgment sent, and what was
   * received beyond it is passed over when it comes again; false = whatever comes is taken as new audio.
   */
  dedupe: boolean;
  /** Finals and other lasting messages the client did not get before its socket broke. */
  missedMessages: "replay" | "drop";
  acknowledgesEmptyChunks: boolean;
  /** Without input for so long, the socket closes with 4408 and the session ends. */
  idleTimeoutMs: number;
  /** So much audio in a row without a word closes with 4504. */
  nothingTranscribedMaxS: number;
  /** Audio a session takes; then it is finished and closed as after stop_recording. */
  sessionDurationMaxS: number;
  /** How long a session waits for its client to come back. */
  resumableForMs: number;
  /** "rough": every word is another than in the final; "no-words": right text, but no list of words. */
  partials: "as-heard" | "rough" | "no-words";
  partialDelayMs: number;
  finalDelayMs: number;
  /** Between the last final and the close. */
  finishDelayMs: number;
  /** After every so many finals one with empty text is sent; 0 = never. */
  emptyFinalEvery: number;
}

export const standardSwitches: GladiaSwitches = {
  sessionsMax: Number.POSITIVE_INFINITY,
  limitAt: "init",
  unknownKeys: "reject",
  byteRange: "cumulative",
  dedupe: true,
  missedMessages: "replay",
  acknowledgesEmptyChunks: true,
  idleTimeoutMs: gladiaLimits.idleTimeoutS * 1000,
  nothingTranscribedMaxS: Number.POSITIVE_INFINITY,
  sessionDurationMaxS: gladiaLimits.sessionDurationMaxS,
  resumableForMs: 60_000,
  partials: "as-heard",
  partialDelayMs: 0,
  finalDelayMs: 0,
  finishDelayMs: 0,
  emptyFinalEvery: 0,
};
