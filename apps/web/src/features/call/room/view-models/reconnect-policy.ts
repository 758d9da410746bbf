/** Longer than the minute of speech the page keeps: LiveKit stops the microphone when it gives up. */
const giveUpAfterMs = 3 * 60_000;
const delayMsMax = 3_000;

/**
 * How long to wait before the next attempt to reach LiveKit; null to give up.
 * `random` lies in [0, 1) and spreads the attempts of a whole room.
 */
export function reconnectDelayMs(
  retryCount: number,
  elapsedMs: number,
  random: number,
): number | null {
  if (elapsedMs > giveUpAfterMs) return null;
  if (retryCount === 0) return random * 300;
  return Math.min(300 * retryCount ** 2, delayMsMax) * (0.5 + random);
}
