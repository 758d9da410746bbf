import type { Recogniser } from "./recogniser.ts";

/** Says that something was said and for how long: the honest answer of a server that has no model. */
function unrecognisedText(voicedS: number): string {
  return `[unrecognised speech, ${voicedS.toFixed(1)} s]`;
}

export function createUnrecognisedRecogniser(): Recogniser {
  return {
    name: "unrecognised",
    windowMaxS: () => 60,
    partialPace: () => ({ fromS: Number.POSITIVE_INFINITY, everyS: 1 }),
    busy: false,
    async recognise(_samples, { voicedS }) {
      return voicedS < 0.25 ? { text: "" } : { text: unrecognisedText(voicedS), confidence: 0 };
    },
  };
}
