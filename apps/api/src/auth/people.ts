import type { Clock } from "@rooms/domain/shared/clock";
import { type UserId, userId } from "@rooms/domain/shared/ids";
import type { AuthAdapter } from "./adapter.ts";

export const authSessionMaxAgeSeconds = 30 * 24 * 60 * 60;
export const authSessionUpdateAgeSeconds = 24 * 60 * 60;

interface SignedIn {
  readonly userId: UserId;
  /** Set when the session was prolonged and its cookie should be, too. */
  readonly prolongedUntil: Date | null;
}

/** Who a session cookie belongs to. */
export interface People {
  find(sessionToken: string): Promise<SignedIn | null>;
}

type SessionRows = Pick<AuthAdapter, "getSessionAndUser" | "updateSession">;

/** Reads the sessions that Auth.js writes, by its own adapter, and keeps those in use alive as Auth.js would. */
export function createPeople(rows: SessionRows, clock: Clock): People {
  return {
    async find(sessionToken) {
      const found = await rows.getSessionAndUser(sessionToken);
      const now = clock.now().getTime();
      if (!found || found.session.expires.getTime() <= now) return null;
      const renewFrom =
        found.session.expires.getTime() -
        (authSessionMaxAgeSeconds - authSessionUpdateAgeSeconds) * 1000;
      const prolongedUntil =
        renewFrom <= now ? new Date(now + authSessionMaxAgeSeconds * 1000) : null;
      if (prolongedUntil) await rows.updateSession({ sessionToken, expires: prolongedUntil });
      return { userId: userId(found.user.id), prolongedUntil };
    },
  };
}
