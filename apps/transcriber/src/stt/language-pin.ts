import type { SpokenLanguage } from "@rooms/domain/vocabulary/languages";

/** The language that a speaker was found to speak: their next turns are heard in it, not found out anew. */
export interface LanguagePin {
  readonly language: SpokenLanguage | null;
  /** Finals that the engine was not sure of, since it last found the language out. */
  readonly doubts: number;
  /** Turns in a row that were heard in it without being found out. */
  readonly turns: number;
}

export interface HeardFinal {
  /** Null where the engine does not say it. */
  readonly language: SpokenLanguage | null;
  /** What the engine was told of the turn; null where it found the language out. */
  readonly announced: SpokenLanguage | null;
  /** Null where it is not known. */
  readonly confidence: number | null;
  readonly speechMs: number;
}

export const noPin: LanguagePin = { language: null, doubts: 0, turns: 0 };

/** Shorter speech is taken for another language too often. */
const pinningMs = 2_000;
/** Words of another language, heard by force in the pinned one, come out with less. */
const doubtfulBelow = 0.5;
const doubtsMax = 2;
/** One turn in so many is found out: words that are heard by force in a wrong language may come out sure. */
const foundOutEvery = 8;

/** The pin after one more final of the speaker. */
export function pinAfter(pin: LanguagePin, final: HeardFinal): LanguagePin {
  const { language, announced, confidence, speechMs } = final;
  if (announced !== null && announced !== pin.language) return pin;
  if (confidence !== null && confidence < doubtfulBelow) {
    const doubts = pin.doubts + 1;
    return pin.language === null || doubts >= doubtsMax ? noPin : { ...pin, doubts };
  }
  // What was heard by force says nothing of what would have been found out.
  if (announced !== null || language === null) return pin;
  if (language === pin.language) return confidence === null ? pin : { ...pin, doubts: 0 };
  return speechMs >= pinningMs ? { ...noPin, language } : pin;
}

/** What the engine is told of the speaker's next turn; null for it to be found out. */
export function languageToTell({ language, doubts, turns }: LanguagePin): SpokenLanguage | null {
  return doubts > 0 || turns >= foundOutEvery - 1 ? null : language;
}

/** The pin once the engine was told of one more turn. */
export function pinAfterTurn(pin: LanguagePin): LanguagePin {
  return { ...pin, turns: languageToTell(pin) === null ? 0 : pin.turns + 1 };
}
