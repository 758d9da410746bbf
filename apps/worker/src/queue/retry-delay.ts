const baseMs = 1_000;
const maxMs = 5 * 60_000;

/** The longest wait after the given attempt failed. */
export function retryDelayMsMax(attempt: number): number {
  return Math.min(baseMs * 2 ** (attempt - 1), maxMs);
}

/** Wait after the given attempt failed: doubles from a second to five minutes, less up to half of it by chance. */
export function retryDelayMs(attempt: number, random: number): number {
  return retryDelayMsMax(attempt) * (1 - random / 2);
}
