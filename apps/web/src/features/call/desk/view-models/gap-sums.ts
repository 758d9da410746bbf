import type { TranscriptGap } from "@rooms/api-client";

export interface GapSum {
  readonly reason: TranscriptGap["reason"];
  /** Rounded up: a gap is never nothing. */
  readonly seconds: number;
}

/** The seconds that were not transcribed, by reason, the longest first. */
export function gapSums(
  gaps: readonly Pick<TranscriptGap, "reason" | "startedAtMs" | "endedAtMs">[],
): GapSum[] {
  const sums = new Map<TranscriptGap["reason"], number>();
  for (const { reason, startedAtMs, endedAtMs } of gaps)
    sums.set(reason, (sums.get(reason) ?? 0) + endedAtMs - startedAtMs);
  return [...sums]
    .map(([reason, ms]) => ({ reason, seconds: Math.ceil(ms / 1_000) }))
    .sort((a, b) => b.seconds - a.seconds);
}
