/** People who come within this time of each other are one burst, which sounds once. */
const burstGapMs = 10_000;

export interface Arrivals {
  /** Requests that were there at the last look. */
  readonly known: ReadonlySet<string>;
  /** When one came last. */
  readonly lastAtMs: number | null;
}

export const noArrivals: Arrivals = { known: new Set(), lastAtMs: null };

/** Compares who waits now with who waited before; `sound` at the first of a burst. */
export function countArrivals(
  before: Arrivals,
  ids: readonly string[],
  nowMs: number,
): { arrivals: Arrivals; sound: boolean } {
  const came = ids.some((id) => !before.known.has(id));
  const { lastAtMs } = before;
  return {
    arrivals: { known: new Set(ids), lastAtMs: came ? nowMs : lastAtMs },
    sound: came && (lastAtMs === null || nowMs - lastAtMs >= burstGapMs),
  };
}
