import type { SessionView } from "@rooms/api-client";

/** What a visitor is called in the session once they took part; null where that is not known, as for a new guest. */
export function ownIdentity(session: SessionView, userId: string | null): string | null {
  if (session.view === "participant") return session.identity;
  return session.view === "member" && userId !== null ? `${userId}:${session.id}` : null;
}
