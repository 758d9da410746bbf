/** Times are seconds from the first sample given. */
export interface RecognisedWord {
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
  confidence?: number;
}

export interface RecognitionContext {
  isFinal: boolean;
  /** Code of the only language asked for, or null when it is to be found out. */
  language: string | null;
  /** How much of the audio lay above the voice gate. */
  voicedS: number;
}

/** What turns speech into words. The server calls it in order, one call at a time for each session. */
export interface Recogniser {
  readonly name: string;
  /** The longest stretch it hears well; longer utterances are cut before it, at their quietest point. */
  readonly windowMaxS: number;
  /** Partials are asked for only once this much was voiced; less makes it invent words. */
  readonly partialFromS: number;
  /** Whether a partial asked for now would make others wait; partials are then skipped, finals never. */
  readonly busy: boolean;
  /** Mono samples at 16 kHz, −1..1. Throws only when it is broken. */
  recognise(samples: Float32Array, context: RecognitionContext): Promise<Recognition>;
}
