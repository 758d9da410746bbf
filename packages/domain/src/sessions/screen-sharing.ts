import type { Participant } from "./participant.ts";
import type { ParticipantInRoom } from "./ports.ts";
import type { Session } from "./session.ts";

/** Without a participant (null): whether all may share. */
export function mayShareScreen(
  { screenSharing }: Pick<Session, "screenSharing">,
  participant: Pick<Participant, "role"> | null,
): boolean {
  return screenSharing === "EVERYONE" || participant?.role === "HOST";
}

export interface ScreenGrant {
  readonly identity: string;
  readonly allowed: boolean;
}

/** What has to change of the grants in the room for them to say what the session says. */
export function screenGrantChanges(
  session: Pick<Session, "screenSharing">,
  participants: readonly Pick<Participant, "identity" | "role">[],
  connected: readonly Pick<ParticipantInRoom, "identity" | "mayShareScreen">[],
): ScreenGrant[] {
  const known = new Map<string, Pick<Participant, "role">>(
    participants.map((one) => [one.identity, one]),
  );
  return connected.flatMap(({ identity, mayShareScreen: granted }) => {
    const allowed = mayShareScreen(session, known.get(identity) ?? null);
    return allowed === granted ? [] : [{ identity, allowed }];
  });
}
