import type { GladiaWireUtterance } from "@rooms/gladia/protocol";
import type { GladiaSwitches } from "./switches.ts";

/** Gladia's partials come from a smaller model: a final may change every word of them. */
export function asPartial(
  utterance: GladiaWireUtterance,
  partials: GladiaSwitches["partials"],
): GladiaWireUtterance {
  if (partials === "as-heard") return utterance;
  if (partials === "no-words") return { ...utterance, words: [] };
  const words = utterance.words.map((word) => ({ ...word, word: `${word.word}~` }));
  return { ...utterance, words, text: words.map(({ word }) => word).join("") };
}
