import type { ParticipantIdentity } from "../shared/ids.ts";
import type { Participant } from "./participant.ts";

/**
 * Who is the transcription host, given those present: the current one while they stay, else HOST role first, then
 * signed-in, then the longest present; equal presence is settled by id, so that every process chooses the same.
 */
export function chooseTranscriptionHost(
  current: ParticipantIdentity | null,
  present: readonly Participant[],
): ParticipantIdentity | null {
  if (present.some(({ identity }) => identity === current)) return current;
  return [...present].sort(byPrecedence)[0]?.identity ?? null;
}

function byPrecedence(left: Participant, right: Participant): number {
  return (
    rank(left) - rank(right) ||
    left.presentSince.getTime() - right.presentSince.getTime() ||
    (left.id < right.id ? -1 : 1)
  );
}

function rank({ role, userId }: Participant): number {
  if (role === "HOST") return 0;
  return userId === null ? 2 : 1;
}
