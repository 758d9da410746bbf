import { parseGladiaServerMessage } from "../protocol/index.ts";
import type { GladiaServerMessage, GladiaWireUtterance } from "../protocol/index.ts";
import { acknowledgedBytes } from "./acknowledged-bytes.ts";
import type { PositionMap } from "./position-map.ts";
import type { GladiaStreamEvent, GladiaUtterance } from "./types.ts";

/** Reads the text message at `[from, to)`; null for what we do not use or do not understand. */
export function readMessage(bytes: Buffer, from: number, to: number): GladiaServerMessage | null {
  const range = acknowledgedBytes(bytes.toString("latin1", from, to));
  return range === null
    ? parseGladiaServerMessage(bytes.toString("utf8", from, to))
    : { type: "audio_chunk", acknowledged: true, data: { byte_range: range } };
}

/** What a message says of the audio, on our clock; null for those that say nothing of it. */
export function eventOf(
  message: GladiaServerMessage,
  positions: PositionMap,
): GladiaStreamEvent | null {
  switch (message.type) {
    case "transcript":
      return { type: "utterance", utterance: utteranceOf(message.data, positions) };
    case "speech_start":
      return { type: "speech-started", atS: positions.streamS(message.data.time) };
    case "speech_end":
      return { type: "speech-ended", atS: positions.streamS(message.data.time) };
    default:
      // No `error` message has been observed; if it means anything, a refusal or a close follows.
      return null;
  }
}

interface Transcript {
  id: string;
  is_final: boolean;
  utterance: GladiaWireUtterance;
}

/** A transcript of the wire in our words, on the stream's own clock. */
function utteranceOf(
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
    unheard: utterance.unheard !== undefined,
    words: utterance.words.map(({ word, start, end, confidence }) => ({
      word,
      startS: positions.streamS(start),
      endS: positions.streamS(end),
      confidence,
    })),
  };
}
