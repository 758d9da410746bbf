import type { GladiaWireUtterance } from "../protocol/index.ts";
import type { PositionMap } from "./position-map.ts";
import type { GladiaUtterance } from "./types.ts";

interface Transcript {
  id: string;
  is_final: boolean;
  utterance: GladiaWireUtterance;
}

/** A transcript of the wire in our words, on the stream's own clock. */
export function utteranceOf(
  { id, is_final, utterance }: Transcript,
  positions: PositionMap,
): GladiaUtterance {
  return {
    id,
    isFinal: is_final,
    text: utterance.text,
    startS: positions.streamS(utterance.start),
    endS: positions.streamS(utterance.end),
    language: utterance.language,
    confidence: utterance.confidence,
    words: utterance.words.map(({ word, start, end, confidence }) => ({
      word,
      startS: positions.streamS(start),
      endS: positions.streamS(end),
      confidence,
    })),
  };
}
