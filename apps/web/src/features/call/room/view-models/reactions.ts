import { reactionKinds } from "@rooms/contracts/room";
import type { ReactionKind } from "@rooms/contracts/room";

/** How often each was pressed; only what was. */
export type ReactionCounts = Partial<Record<ReactionKind, number>>;

/** One thing that floats over the stage: a reaction, or several of its kind that came together. */
export interface Float {
  readonly id: number;
  readonly kind: ReactionKind;
  readonly count: number;
  /** Who sent the first of them. */
  readonly name: string;
  readonly sinceMs: number;
  /** Where it rises, from 0 at the left to 1. */
  readonly at: number;
}

export const floatMs = 4_000;
/** Within this time the same kind adds to the float that is there. */
const togetherMs = 700;
/** So many are on the screen at once; beyond that everything adds to what floats. */
const floatsMax = 12;

/** What floats after reactions came in. Pure: a storm of thirty people is a dozen floats with counts. */
export function withReactions(
  floats: readonly Float[],
  news: { counts: ReactionCounts; name: string; nowMs: number; nextId: number; at: number },
): Float[] {
  const { counts, name, nowMs, at } = news;
  let { nextId } = news;
  const after = floats.filter(({ sinceMs }) => nowMs - sinceMs < floatMs);
  for (const kind of reactionKinds) {
    const count = counts[kind];
    if (count === undefined) continue;
    const index = after.findLastIndex((float) => float.kind === kind);
    const known = after[index];
    const full = after.length >= floatsMax;
    if (known && (full || nowMs - known.sinceMs < togetherMs)) {
      after[index] = { ...known, count: known.count + count };
    } else {
      // Of a kind that does not float yet there are few: it takes the oldest's place.
      if (full) after.shift();
      after.push({ id: nextId, kind, count, name, sinceMs: nowMs, at });
      nextId += 1;
    }
  }
  return after;
}
