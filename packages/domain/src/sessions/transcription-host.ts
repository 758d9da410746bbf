import type { ParticipantIdentity } from "../shared/ids.ts";
import type { Participant } from "./participant.ts";
import type { Session } from "./session.ts";

export type TranscriptionHost = Pick<Session, "transcriptionHost" | "transcriptionHostByHand">;

/**
 * Chooses the transcription host among those present: the one whom a host named, while they stay; else one with the role
 * HOST, then one who is signed in, then the longest present. The chosen one gives way to a higher rank, not to an equal
 * one. Equal presence is settled by id, so that every process chooses the same.
 */
export function chooseTranscriptionHost(
  current: TranscriptionHost,
  present: readonly Participant[],
): TranscriptionHost {
  const holder = present.find(({ identity }) => identity === current.transcriptionHost);
  if (holder && current.transcriptionHostByHand) return byHand(holder.identity);
  const best = [...present].sort(byPrecedence)[0];
  const chosen = holder && best && rank(holder) <= rank(best) ? holder : best;
  return { transcriptionHost: chosen?.identity ?? null, transcriptionHostByHand: false };
}

export function byHand(identity: ParticipantIdentity): TranscriptionHost {
  return { transcriptionHost: identity, transcriptionHostByHand: true };
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
