import type { SpokenLanguage } from "@rooms/domain/vocabulary/languages";

/** The language that a speaker was found to speak: their next turns are heard in it, not found out anew. */
export interface LanguagePin {
  readonly language: SpokenLanguage | null;
  /** Finals in a row that the engine is not sure of. */
  readonly doubts: number;
}

export interface HeardFinal {
  /** Null where the engine does not say it. */
  readonly language: SpokenLanguage | null;
  readonly confidence: number | null;
  readonly speechMs: number;
}

export const noPin: LanguagePin = { language: null, doubts: 0 };

/** Shorter speech is taken for another language too often. */
const pinningMs = 2_000;
/** Words of another language, heard by force in the pinned one, come out with less. */
const doubtfulBelow = 0.5;
const doubtsMax = 2;

/** The pin after one more final of the speaker. */
export function pinAfter(pin: LanguagePin, final: HeardFinal): LanguagePin {
  const doubtful = final.confidence !== null && final.confidence < doubtfulBelow;
  if (doubtful) {
    const doubts = pin.doubts + 1;
    if (pin.language === null) return noPin;
    return doubts >= doubtsMax ? noPin : { ...pin, doubts };
  }
  const pins = final.language !== null && final.speechMs >= pinningMs;
  return { language: pins ? final.language : pin.language, doubts: 0 };
}
