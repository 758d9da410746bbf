export interface BackoffRange {
  minMs: number;
  maxMs: number;
}

/** Doubles from attempt to attempt; between half and the whole of it, so that many clients do not return at once. */
export function backoffMs(
  attempt: number,
  { minMs, maxMs }: BackoffRange,
  random: () => number,
): number {
  const whole = Math.min(maxMs, minMs * 2 ** (attempt - 1));
  return whole * (0.5 + random() / 2);
}
