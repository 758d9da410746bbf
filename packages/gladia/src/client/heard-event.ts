import type { GladiaServerMessage } from "../protocol/index.ts";
import type { PositionMap } from "./position-map.ts";
import type { GladiaStreamEvent } from "./types.ts";
import { utteranceOf } from "./utterance.ts";

/** What a message says of the audio, on our clock; null for those that say nothing of it. */
export function heardEvent(
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
