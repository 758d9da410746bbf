import type { Outside, ParticipantRole } from "../vocabulary/sessions.ts";
import { parseIdentity } from "../shared/identity.ts";
import type { ParticipantId, ParticipantIdentity, SessionId, UserId } from "../shared/ids.ts";

export interface Participant {
  readonly id: ParticipantId;
  readonly sessionId: SessionId;
  readonly identity: ParticipantIdentity;
  /** Null for a guest. */
  readonly userId: UserId | null;
  /** Borne by no other person of the session, so that it tells them apart wherever it stands. */
  readonly name: string;
  /** What they were called before, oldest first. */
  readonly formerNames: readonly string[];
  /** Has an account, and was no member of the session's space when they joined last. */
  readonly outsider: boolean;
  readonly role: ParticipantRole;
  /** The first time they came. */
  readonly joinedAt: Date;
  /** The last time they came: how long they are present counts from here. */
  readonly presentSince: Date;
  /** Null while present. */
  readonly leftAt: Date | null;
  /** LiveKit's id of the connection last seen: a late "left" of an older connection must not mark them gone. */
  readonly connectionId: string | null;
  /** Set when a host removed them; they are not let in again. */
  readonly removedAt: Date | null;
  /**
   * False once they left by themselves or lost their membership: they come back only by joining again. A participant who
   * is gone otherwise (a closed laptop) comes back by connecting.
   */
  readonly admitted: boolean;
}

/** Null for members. The identity says who is a guest: an account that is gone leaves no user either. */
export function outsideOf({
  identity,
  outsider,
}: Pick<Participant, "identity" | "outsider">): Outside | null {
  if (parseIdentity(identity)?.kind === "guest") return "guest";
  return outsider ? "outsider" : null;
}

/** A participant with what a tile or list shows. */
export interface ParticipantView extends Participant {
  readonly avatarUrl: string | null;
  /** Null for a guest; never leaves the server, only colours the tile. */
  readonly email: string | null;
  /** Connected by the realtime socket, in the room or not. */
  readonly listening: boolean;
}
