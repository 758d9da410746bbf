import type { TranscriptLine } from "@rooms/live-client";

/** How long a caption stays after its last word. */
const captionMs = 6_000;
const captionLinesMax = 3;

/** The lines under the picture: the latest few, for as long as they are fresh on the session clock. */
export function currentCaptions(
  lines: readonly TranscriptLine[],
  sessionNowMs: number,
): readonly TranscriptLine[] {
  return lines
    .slice(-12)
    .filter(({ status, endedAtMs }) => status === "partial" || endedAtMs > sessionNowMs - captionMs)
    .slice(-captionLinesMax);
}
