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
 * The clock that only goes on is the dearer one to read, and a frame of audio asks for the time several times: while the
 * time of day goes on by little, it was not set by more.
 */
export function steadyClock({ wallMs, steadyMs }: Clocks): () => number {
  let aheadMs = 0;
  let toldWallMs = wallMs();
  let comparedWallMs = toldWallMs;
  let comparedSteadyMs = steadyMs();
  return () => {
    const wall = wallMs();
    if (wall < toldWallMs || wall - comparedWallMs >= stepMsMin) {
      const steady = steadyMs();
      const stepMs = wall - comparedWallMs - (steady - comparedSteadyMs);
      if (Math.abs(stepMs) >= stepMsMin) aheadMs = Math.max(0, aheadMs - stepMs);
      comparedWallMs = wall;
      comparedSteadyMs = steady;
    }
    toldWallMs = wall;
    return wall + aheadMs;
  };
}
