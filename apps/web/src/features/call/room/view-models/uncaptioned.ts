import type { Captioning, LiveSnapshot } from "@rooms/live-client";

/** Why a participant's speech is not captioned. */
export type UncaptionedReason = Captioning["uncaptioned"][number]["reason"];

interface Speaking {
  readonly identity: string;
  readonly microphoneOn: boolean;
  readonly speaking: boolean;
}

const none: ReadonlyMap<string, UncaptionedReason> = new Map();

/** None of the languages that were chosen is heard here: whatever is said in them, no word is written. */
export function hearsNone(transcription: LiveSnapshot["transcription"]): boolean {
  if (transcription === null) return false;
  const { languages, notHeard = [] } = transcription;
  return languages.length > 0 && languages.every((one) => notHeard.includes(one));
}

/**
 * Who can be heard in the room and is not captioned, while the others are. Empty while no participant is captioned, which
 * the room's badge says, and until the server has said whose speech it gets.
 */
export function uncaptionedOf(
  { captioning, transcription }: Pick<LiveSnapshot, "captioning" | "transcription">,
  participants: readonly Speaking[],
): ReadonlyMap<string, UncaptionedReason> {
  if (captioning === null || transcription === null) return none;
  if (transcription.state !== "on" && transcription.state !== "degraded") return none;
  const deaf = hearsNone(transcription);
  const captioned = new Set(deaf ? [] : captioning.captioned);
  const reasons = new Map(captioning.uncaptioned.map(({ identity, reason }) => [identity, reason]));
  const found = participants
    .filter(({ microphoneOn, speaking }) => microphoneOn || speaking)
    .filter(({ identity }) => !captioned.has(identity))
    .map(({ identity }) => {
      const reason = reasons.get(identity) ?? (deaf ? "language" : "not-captured");
      return [identity, reason] as const;
    });
  return found.length === 0 ? none : new Map(found);
}
