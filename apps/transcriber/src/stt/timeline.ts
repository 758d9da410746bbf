import type { Turn } from "../audio/turn.ts";

/**
 * Where a turn lies on a lane, in samples: its audio from `turnOffset` on at `[laneStart, laneEnd)`, then silence that
 * belongs to no turn up to `silenceEnd`. `laneEnd` grows while the turn is fed; `silenceEnd` is null until it is over.
 */
export interface Placement {
  readonly turn: Turn;
  readonly turnOffset: number;
  readonly laneStart: number;
  laneEnd: number;
  silenceEnd: number | null;
  /** What is heard of it does not count: the turn was taken off the lane and will be heard again. */
  void: boolean;
}

export interface Utterance {
  readonly id: string;
  readonly isFinal: boolean;
  readonly text: string;
  readonly startS: number;
  readonly endS: number;
  readonly language: string | null;
  readonly confidence: number | null;
  readonly words: readonly UtteranceWord[];
  /** Speech in a language that the engine does not hear: there is no text. */
  readonly unheard: boolean;
}

export interface UtteranceWord {
  readonly word: string;
  readonly startS: number;
  readonly endS: number;
  readonly confidence: number | null;
}

/** The placement that holds a stretch of lane time by its middle; in inserted silence, the nearer one (D10). */
export function placementOf(
  placements: readonly Placement[],
  start: number,
  end: number,
): Placement | null {
  const middle = (start + end) / 2;
  let nearest: Placement | null = null;
  let nearestDistance = Infinity;
  // From the end: what the engine reports is nearly always about the newest turns.
  for (let index = placements.length - 1; index >= 0; index -= 1) {
    const placement = placements[index];
    if (placement === undefined) break;
    const distance = distanceTo(placement, middle);
    if (distance < nearestDistance) {
      nearest = placement;
      nearestDistance = distance;
    }
    if (distance === 0 || placement.laneEnd <= middle) break;
  }
  return nearest;
}

/** Sample of the turn at a lane position, kept within what was fed of it. */
export function turnOffsetAt(placement: Placement, lanePosition: number): number {
  const within = Math.min(Math.max(lanePosition, placement.laneStart), placement.laneEnd);
  return placement.turnOffset + (within - placement.laneStart);
}

/** How far the turn is cleared when the lane is cleared up to a position. */
export function clearedOffsetAt(placement: Placement, laneCleared: number): number {
  return laneCleared <= placement.laneStart ? 0 : turnOffsetAt(placement, laneCleared);
}

function distanceTo({ laneStart, laneEnd }: Placement, position: number): number {
  if (position < laneStart) return laneStart - position;
  return position < laneEnd ? 0 : position - laneEnd;
}
