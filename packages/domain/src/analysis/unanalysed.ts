import type { TranscriptProgress } from "../transcription/ports.ts";

/**
 * How an ended session stands that no analysis was asked for:
 * - `last-words`: more may be stored.
 * - `nothing-said`: all is stored, and there are no words.
 * - `queued`: all is stored; the worker has yet to write the document and to ask for the analysis.
 * - `not-requested`: its document is written, from a time before sessions were analysed.
 */
export type Unanalysed = "last-words" | "nothing-said" | "queued" | "not-requested";

/** A page brings speech for 90 s after the end (`realtimeLimits.lateMsMax`); a lost owner takes as long to be found out. */
const broughtWithinMs = 100_000;
/** As long as the worker waits for a transcriber before it writes the document. */
const heldWithinMs = 120_000;

/** Last words are waited for while there is a party that can still store them, and no longer. */
export function unanalysed(
  { held, unsettled, hasWords }: TranscriptProgress,
  { endedMs, documented }: { endedMs: number; documented: number | null },
): Unanalysed {
  if (documented !== null && documented > 0) return "not-requested";
  if (hasWords && documented !== null) return "queued";
  if (documented === null) {
    if (held && endedMs < heldWithinMs) return "last-words";
    if (unsettled && endedMs < broughtWithinMs) return "last-words";
  }
  return hasWords ? "queued" : "nothing-said";
}
