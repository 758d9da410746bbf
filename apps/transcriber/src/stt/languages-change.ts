import { isSameSetting } from "@rooms/domain/vocabulary/languages";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";

/** What hosts want to be heard, against what is. */
export interface WantedLanguages {
  readonly inForce: LanguageSetting;
  /** What they said last. */
  readonly wanted: LanguageSetting;
  /** Null before the first change. */
  readonly changedAtMs: number | null;
}

/**
 * The setting to change to now, or null. Each change closes the lanes and opens others, so one that follows too soon
 * waits, and of those that wait the last counts.
 */
export function dueLanguages(
  { inForce, wanted, changedAtMs }: WantedLanguages,
  { nowMs, everyMs }: { nowMs: number; everyMs: number },
): LanguageSetting | null {
  if (isSameSetting(wanted, inForce)) return null;
  return changedAtMs === null || nowMs - changedAtMs >= everyMs ? wanted : null;
}
