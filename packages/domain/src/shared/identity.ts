import { isSlug, isUuid, participantIdentity, sessionId, userId } from "./ids.ts";
import type { ParticipantIdentity, SessionId, Slug, UserId } from "./ids.ts";

/** Who a participant is, read out of the identity: a signed-in user in one session, or a guest of one slug. */
export type IdentityParts =
  | { kind: "user"; userId: UserId; sessionId: SessionId }
  | { kind: "guest"; slug: Slug; random: string };

const guestPrefix = "guest-";
const slugLength = 8;
export const guestRandomLength = 12;
const randomPattern = /^[A-Za-z0-9_-]{6,32}$/;

export function userIdentity(user: UserId, session: SessionId): ParticipantIdentity {
  return participantIdentity(`${user}:${session}`);
}

export function guestIdentity(slug: Slug, random: string): ParticipantIdentity {
  return participantIdentity(`${guestPrefix}${slug}-${random}`);
}

/** Reads `<userId>:<sessionId>` or `guest-<slug>-<random>`; anything else is null. Percent-decoding comes before. */
export function parseIdentity(identity: string): IdentityParts | null {
  return identity.startsWith(guestPrefix) ? parseGuest(identity) : parseUser(identity);
}

// The slug has a fixed length because both it and the random part may contain dashes.
function parseGuest(identity: string): IdentityParts | null {
  const slugEnd = guestPrefix.length + slugLength;
  const slugPart = identity.slice(guestPrefix.length, slugEnd);
  const random = identity.slice(slugEnd + 1);
  if (!isSlug(slugPart) || identity.charAt(slugEnd) !== "-" || !randomPattern.test(random))
    return null;
  return { kind: "guest", slug: slugPart, random };
}

function parseUser(identity: string): IdentityParts | null {
  const [user, session, ...rest] = identity.split(":");
  if (user === undefined || session === undefined || rest.length > 0) return null;
  if (!isUuid(user) || !isUuid(session)) return null;
  return { kind: "user", userId: userId(user), sessionId: sessionId(session) };
}
