import type { TranscriptionMode } from "../vocabulary/sessions.ts";

/** A stretch of a session in which its hosts had transcription paused or switched off. */
export interface TranscriptionPause {
  readonly mode: Exclude<TranscriptionMode, "ON">;
  /** The name in the room of who decided; null when it was not a person in the room. */
  readonly by: string | null;
  /** Session clock, ms. */
  readonly startedAtMs: number;
  /** Null while it lasts. */
  readonly endedAtMs: number | null;
}

/** The latest are kept: everyone in the room is sent all of them. */
const pausesMax = 20;

/** The pauses after a decision. The same decision taken in twice changes nothing more. */
export function pausesAfter(
  pauses: readonly TranscriptionPause[],
  decision: { mode: TranscriptionMode; by: string | null; atMs: number },
): readonly TranscriptionPause[] {
  const { mode, by, atMs } = decision;
  const last = pauses.at(-1);
  const open = last?.endedAtMs === null ? last : null;
  if (open?.mode === mode || (mode === "ON" && open === null)) return pauses;
  const ended = open ? [...pauses.slice(0, -1), { ...open, endedAtMs: atMs }] : pauses;
  if (mode === "ON") return ended;
  return [...ended, { mode, by, startedAtMs: atMs, endedAtMs: null }].slice(-pausesMax);
}
