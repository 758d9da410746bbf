import type { Clock } from "@rooms/domain/shared/clock";
import { type UserId, userId } from "@rooms/domain/shared/ids";
import type { AuthAdapter } from "./adapter.ts";

export const authSessionMaxAgeSeconds = 30 * 24 * 60 * 60;
export const authSessionUpdateAgeSeconds = 24 * 60 * 60;

interface SignedIn {
  readonly userId: UserId;
  /** Set when the session was extended: its cookie must follow. */
  readonly extendedUntil: Date | null;
}

/** Finds the user of a session cookie. */
export interface UserSessions {
  find(sessionToken: string): Promise<SignedIn | null>;
}

type SessionRows = Pick<AuthAdapter, "getSessionAndUser" | "updateSession">;

/** Reads the sessions that Auth.js writes, through its adapter, and extends those in use as Auth.js does. */
export function createUserSessions(rows: SessionRows, clock: Clock): UserSessions {
  return {
    async find(sessionToken) {
      const found = await rows.getSessionAndUser(sessionToken);
      const now = clock.now().getTime();
      if (!found || found.session.expires.getTime() <= now) return null;
      const renewFrom =
        found.session.expires.getTime() -
        (authSessionMaxAgeSeconds - authSessionUpdateAgeSeconds) * 1000;
      const extendedUntil =
        renewFrom <= now ? new Date(now + authSessionMaxAgeSeconds * 1000) : null;
      if (extendedUntil) await rows.updateSession({ sessionToken, expires: extendedUntil });
      return { userId: userId(found.user.id), extendedUntil };
    },
  };
}
