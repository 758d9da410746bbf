import { unsettledMsOf } from "@rooms/domain/transcription/lost-speech";
import type { SessionSnapshot } from "@rooms/domain/transcription/store";
import { streamKey } from "../audio/capture-stream.ts";

/** Where the pipeline of a session that is opened goes on: what the database holds of it. */
export function committedOf({ speechMs, transcribedMs, lastSeq, watermarks }: SessionSnapshot) {
  // Unsettled speech is still held by pages, and is neither transcribed nor given up.
  const givenUpMs = Math.max(0, speechMs - transcribedMs - unsettledMsOf(watermarks));
  return {
    lastSeq,
    totals: { transcribedMs, givenUpMs },
    watermarks: new Map(
      watermarks.map((mark) => [streamKey(mark.participantId, mark.streamId), mark]),
    ),
  };
}
