/** A lane as the scheduler sees it. */
export interface LaneView {
  /** Whose turn is on it; null when it is idle. */
  readonly heldBy: string | null;
  /** Who spoke on it last. */
  readonly lastSpeaker: string | null;
  /** False while it is being closed or is too old. */
  readonly accepts: boolean;
}

export type LaneChoice =
  | { kind: "lane"; index: number }
  /** A new lane may be opened for it. */
  | { kind: "open" }
  | { kind: "wait" };

const wait: LaneChoice = { kind: "wait" };

/**
 * Where a turn goes: the lane its speaker holds, else an idle one, else a new one while there may be more, else it
 * waits. With a lane for each speaker, a turn never goes to another speaker's lane.
 */
export function chooseLane(
  speaker: string,
  lanes: readonly LaneView[],
  lanesAllowed: number | "per-participant",
): LaneChoice {
  const held = lanes.findIndex(({ heldBy, accepts }) => accepts && heldBy === speaker);
  if (held >= 0) return { kind: "lane", index: held };
  const idle = lanes.flatMap((lane, index) =>
    lane.accepts && lane.heldBy === null ? [{ ...lane, index }] : [],
  );
  const own = idle.find(({ lastSpeaker }) => lastSpeaker === speaker);
  if (own !== undefined) return { kind: "lane", index: own.index };
  if (lanesAllowed === "per-participant") return { kind: "open" };
  const first = idle[0];
  if (first !== undefined) return { kind: "lane", index: first.index };
  // One that takes no new turn and is still fed counts; one that only waits for its last words does not.
  const inUse = lanes.filter(({ accepts, heldBy }) => accepts || heldBy !== null);
  return inUse.length < lanesAllowed ? { kind: "open" } : wait;
}
