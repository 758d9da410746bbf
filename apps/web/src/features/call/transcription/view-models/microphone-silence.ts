/** What was heard of an open microphone since the last look. */
export interface MicrophoneSample {
  readonly nowMs: number;
  readonly unmuted: boolean;
  /** The browser or the system holds the track's sound back. */
  readonly heldBack: boolean;
  /** The loudest moment, dBFS; null where nothing is measured. */
  readonly loudestDb: number | null;
}

/** Since when an open microphone gives nothing; null while it gives sound, is muted, or is not measured. */
export type SilentSince = number | null;

const tellAfterMs = 10_000;

/** Below the noise of any microphone, and of a quiet room: only zeros are. */
const deadDb = -95;

export function silentSince(before: SilentSince, sample: MicrophoneSample): SilentSince {
  const { nowMs, unmuted, heldBack, loudestDb } = sample;
  const dead = heldBack || (loudestDb !== null && loudestDb <= deadDb);
  return unmuted && dead ? (before ?? nowMs) : null;
}

/** Whether the person is to be told. */
export function isDead(since: SilentSince, nowMs: number): boolean {
  return since !== null && nowMs - since >= tellAfterMs;
}
