import type { LiveMetadata, Participant as Shown } from "@rooms/contracts/http";
import { noAvatarColor, outsideOf } from "@rooms/domain";
import type { ParticipantView, Session } from "@rooms/domain";

export function participantOf(
  participant: ParticipantView,
  { transcriptionHost }: Pick<Session, "transcriptionHost">,
): Shown {
  const { identity, name, role, avatarUrl, joinedAt, listening } = participant;
  const leftAt = listening ? null : participant.leftAt;
  return {
    identity,
    name,
    role,
    guest: outsideOf(participant) === "guest",
    outside: outsideOf(participant),
    avatarUrl,
    noAvatarColor: noAvatarColor(participant.email ?? identity),
    joinedAt: joinedAt.toISOString(),
    leftAt: leftAt?.toISOString() ?? null,
    transcriptionHost: transcriptionHost === identity,
    listening: listening && participant.connectionId === null,
  };
}

/** What the others in the room read off somebody's tile. */
export function liveMetadataOf(participant: ParticipantView): string {
  const { avatarUrl, email, identity, role, outsider } = participant;
  const metadata: LiveMetadata = {
    avatarUrl,
    noAvatarColor: noAvatarColor(email ?? identity),
    role,
    outsider,
  };
  return JSON.stringify(metadata);
}
