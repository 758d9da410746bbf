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

/** Two lines of them leave room for words. */
const uncaptionedMax = 2;

/** Those who speak, or spoke a moment ago, by the wall clock: the latest few. */
export function recentSpeakers<P extends { readonly identity: string }>(
  participants: readonly P[],
  spokeAtMs: ReadonlyMap<string, number>,
  nowMs: number,
): readonly P[] {
  const atMs = ({ identity }: P) => spokeAtMs.get(identity) ?? -Infinity;
  return participants
    .filter((one) => nowMs - atMs(one) < captionMs)
    .toSorted((a, b) => atMs(b) - atMs(a))
    .slice(0, uncaptionedMax);
}
