import type { NewGap, Watermark } from "./store.ts";

type Mark = Pick<Watermark, "settledUntilMs" | "heardFromMs" | "heardUntilMs">;

/** The stretch of a stream that an owner heard and none has settled, on the session clock; null when there is none. */
export function unsettledPart(mark: Mark): { startedAtMs: number; endedAtMs: number } | null {
  const startedAtMs = Math.max(mark.settledUntilMs, mark.heardFromMs);
  // Below a millisecond it is the rounding of clocks.
  if (mark.heardUntilMs - startedAtMs < 1) return null;
  return { startedAtMs, endedAtMs: mark.heardUntilMs };
}

/** How much of these streams was heard and is not settled, ms. */
export function unsettledMsOf(marks: readonly Mark[]): number {
  return marks
    .flatMap((mark) => unsettledPart(mark) ?? [])
    .reduce((sum, part) => sum + part.endedAtMs - part.startedAtMs, 0);
}

/** Gaps for streams whose audio will not come again: their transcriber died, and so did their pages. */
export function gapsOfLostSpeech(marks: readonly Watermark[]): NewGap[] {
  return marks.flatMap((mark) => {
    const part = unsettledPart(mark);
    if (part === null) return [];
    return [{ participantId: mark.participantId, ...part, reason: "transcriber-lost" as const }];
  });
}
