import type { RoomParticipant } from "./room-snapshot.ts";

/** Who begins and ceases to speak, as the room hears it. */
export interface EchoState {
  /** When another began, while they speak; null in between. */
  readonly otherSinceMs: number | null;
  readonly ownSpeaking: boolean;
  /** When one's own sound began shortly after another's, each time since one last began alone. */
  readonly followedAtMs: readonly number[];
}

export const noEcho: EchoState = { otherSinceMs: null, ownSpeaking: false, followedAtMs: [] };

/** Sound comes back from a speaker within this time; a person who answers takes longer to begin. */
const followsWithinMs = 700;
const timesMin = 4;
const withinMs = 60_000;

/** The state after a look at the room. One's own speech that does not follow another's is no echo, and clears the count. */
export function echoAfter(
  before: EchoState,
  participants: readonly RoomParticipant[],
  nowMs: number,
): EchoState {
  const own = participants.some(({ local, speaking }) => local && speaking);
  const other = participants.some(({ local, speaking }) => !local && speaking);
  const otherSinceMs = other ? (before.otherSinceMs ?? nowMs) : null;
  const began = own && !before.ownSpeaking;
  const recent = before.followedAtMs.filter((atMs) => nowMs - atMs < withinMs);
  if (!began) {
    const same =
      otherSinceMs === before.otherSinceMs &&
      own === before.ownSpeaking &&
      recent.length === before.followedAtMs.length;
    return same ? before : { otherSinceMs, ownSpeaking: own, followedAtMs: recent };
  }
  const followed = otherSinceMs !== null && nowMs - otherSinceMs <= followsWithinMs;
  return { otherSinceMs, ownSpeaking: own, followedAtMs: followed ? [...recent, nowMs] : [] };
}

/** Whether one's microphone most likely hears one's speaker. */
export function isEcho({ followedAtMs }: EchoState): boolean {
  return followedAtMs.length >= timesMin;
}
