import type { ParticipantUsage, SessionUsage } from "./usage.ts";

/** What one participant's transcription comes to. */
export interface UsageCost {
  readonly seconds: number;
  /** Begun minutes. */
  readonly minutes: number;
  readonly pricePerMinute: number;
  readonly cost: number;
}

const minuteMs = 60_000;

export function costOf(
  usage: Pick<ParticipantUsage, "transcribedMs">,
  pricePerMinute: number,
): UsageCost {
  const minutes = Math.ceil(usage.transcribedMs / minuteMs);
  return {
    seconds: usage.transcribedMs / 1000,
    minutes,
    pricePerMinute,
    cost: roundMoney(minutes * pricePerMinute),
  };
}

/** Transcribed part of the speech that was heard, 0–1; null before the first speech. */
export function coverageOf(usage: { speechMs: number; transcribedMs: number }): number | null {
  return usage.speechMs > 0 ? Math.min(1, usage.transcribedMs / usage.speechMs) : null;
}

/** Totals of a session, with what the vendor bills. */
export function sessionTotals({ participants, streams }: SessionUsage) {
  const sum = (of: (usage: ParticipantUsage) => number) =>
    participants.reduce((total, usage) => total + of(usage), 0);
  const speechMs = sum((usage) => usage.speechMs);
  const transcribedMs = sum((usage) => usage.transcribedMs);
  return {
    speechMs,
    transcribedMs,
    coverage: coverageOf({ speechMs, transcribedMs }),
    billedSeconds: streams.reduce((total, stream) => total + stream.billedMs, 0) / 1000,
    finals: sum((usage) => usage.finals),
  };
}

// A hundredth of a cent: below any price, above what floating point leaves behind.
function roundMoney(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
