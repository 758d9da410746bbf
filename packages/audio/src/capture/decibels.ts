import { silenceDb } from "./settings.ts";

/** dBFS of a mean square; a full-scale square wave is 0. */
export function decibels(meanSquare: number): number {
  return meanSquare > 0 ? Math.max(silenceDb, 10 * Math.log10(meanSquare)) : silenceDb;
}
