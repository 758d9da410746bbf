import type { Clock } from "@rooms/domain/shared/clock";
import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";
import type { AuthAdapter } from "./adapter.ts";
import { derivedToken } from "./derived-key.ts";

export interface SessionNaming {
  /** Key the names under which sessions are kept. */
  secrets: SigningSecrets;
  clock: Clock;
  /** Keeps a session under another name; nothing when it is gone. */
  renameSession: (names: { from: string; to: string }) => Promise<void>;
}

/** A reader of the database learns no session token; what has run out is no session, not even for linking. */
export function withNamelessSessions(adapter: AuthAdapter, naming: SessionNaming): AuthAdapter {
  const stored = (token: string): string => nameBy(naming.secrets[0], token);
  return {
    ...adapter,
    async createSession(session) {
      const { sessionToken } = session;
      const kept = { ...session, sessionToken: stored(sessionToken) };
      return { ...(await adapter.createSession(kept)), sessionToken };
    },
    async getSessionAndUser(sessionToken) {
      const found = await find(adapter, naming, sessionToken);
      if (!found || found.session.expires <= naming.clock.now()) return null;
      return { user: found.user, session: { ...found.session, sessionToken } };
    },
    async updateSession(session) {
      const { sessionToken } = session;
      const kept = { ...session, sessionToken: stored(sessionToken) };
      const updated = await adapter.updateSession(kept);
      return updated && { ...updated, sessionToken };
    },
    deleteSession: async (sessionToken) => {
      for (const secret of naming.secrets)
        await adapter.deleteSession(nameBy(secret, sessionToken));
    },
  };
}

function nameBy(secret: string, token: string): string {
  return derivedToken(secret, "session tokens", token);
}

type Found = Awaited<ReturnType<AuthAdapter["getSessionAndUser"]>>;

/** The session as it is kept; one that an accepted secret named is kept under its current name from then on. */
async function find(
  adapter: AuthAdapter,
  { secrets: [current, ...accepted], renameSession }: SessionNaming,
  token: string,
): Promise<Found> {
  const found = await adapter.getSessionAndUser(nameBy(current, token));
  if (found) return found;
  for (const secret of accepted) {
    const from = nameBy(secret, token);
    const earlier = await adapter.getSessionAndUser(from);
    if (!earlier) continue;
    await renameSession({ from, to: nameBy(current, token) });
    return earlier;
  }
  // Another request of the same browser may have given it its current name between the two looks.
  return accepted.length === 0 ? null : adapter.getSessionAndUser(nameBy(current, token));
}
