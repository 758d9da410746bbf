export interface Clocks {
  /** The time of day, which may be set. */
  wallMs: () => number;
  /** Time that only ever goes on, from any origin; it may stand still while the machine sleeps. */
  steadyMs: () => number;
}

/** Below this the two clocks merely run at different speed. */
const stepMsMin = 50;

/**
 * The time of day that never goes back: deadlines, turns and quiet are measured by it, and were it set back, nothing
 * would be over until it is reached again. Forward it follows, as after a sleep; what it was set back is taken off then.
 */
export function steadyClock({ wallMs, steadyMs }: Clocks): () => number {
  let aheadMs = 0;
  let lastWallMs = wallMs();
  let lastSteadyMs = steadyMs();
  return () => {
    const wall = wallMs();
    const steady = steadyMs();
    const stepMs = wall - lastWallMs - (steady - lastSteadyMs);
    if (Math.abs(stepMs) >= stepMsMin) aheadMs = Math.max(0, aheadMs - stepMs);
    lastWallMs = wall;
    lastSteadyMs = steady;
    return wall + aheadMs;
  };
}
