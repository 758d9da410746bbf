/** Times are seconds from the first sample given. */
export interface RecognisedWord {
  /** With its leading space, when it has one: words in a row make up the text. */
  word: string;
  startS: number;
  endS: number;
  confidence?: number;
}

export interface Recognition {
  /** Empty when nothing was said. */
  text: string;
  /** When the recogniser has none, the server spreads the words over the voiced part by their length. */
  words?: readonly RecognisedWord[];
  /** Code of the language heard, where the recogniser knows it. */
  language?: string;
  /** The language was found out from enough speech to rely on. */
  languageFound?: boolean;
  confidence?: number;
  /** Speech was there, in `language`, which the recogniser does not hear: there is no text. */
  unheard?: boolean;
}

export interface RecognitionContext {
  isFinal: boolean;
  /** One code: that language is spoken. Several: one of them. None: one of those that the recogniser finds out. */
  languages: readonly string[];
  /** Found out earlier in this utterance, or else in the one before; null when not yet. */
  likelyLanguage: { code: string; inThisUtterance: boolean } | null;
  /** How much of the audio lay above the voice gate. */
  voicedS: number;
  /** The same for every partial and the final of an utterance, and for no other. */
  utteranceKey: string;
  /** Aborted when the answer is no longer wanted; what waits for its turn is then not done. */
  signal: AbortSignal;
}

/** What turns speech into words. The server calls it in order, one call at a time for each session. */
export interface Recogniser {
  readonly name: string;
  /** The longest stretch it hears well; longer utterances are cut before it, at their quietest point. */
  windowMaxS(languages: readonly string[]): number;
  /**
   * Partials are asked for once `fromS` was voiced, as less makes it invent words, and then every `everyS`,
   * which grows with the work that waits.
   */
  partialPace(languages: readonly string[]): { fromS: number; everyS: number };
  /** Whether a partial asked for now would make others wait; partials are then skipped, finals never. */
  readonly busy: boolean;
  /**
   * Whether a final may be asked for while the utterance may still go on: what is asked for next, of the same
   * utterance, must not suffer by it. Left out: it may not.
   */
  hearsAhead?(languages: readonly string[]): boolean;
  /** Mono samples at 16 kHz, −1..1. Throws only when it is broken. */
  recognise(samples: Float32Array, context: RecognitionContext): Promise<Recognition>;
}
