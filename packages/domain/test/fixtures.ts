import type { Participant } from "../src/sessions/participant.ts";
import type { Session } from "../src/sessions/session.ts";
import { guestIdentity, userIdentity } from "../src/shared/identity.ts";
import { participantId, sessionId, slug, spaceId, userId } from "../src/shared/ids.ts";

export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 2, 9, 0, seconds));
const theSession = sessionId(uuid(1));
const theSlug = slug("abcdefgh");
export const creator = userId(uuid(100));

/** A participant by number: signed in unless said otherwise, present since second `n`. */
export function person(
  n: number,
  change: Partial<Participant> & { guest?: boolean; listening?: boolean } = {},
): Participant & { listening?: boolean } {
  const { guest = false, ...rest } = change;
  const user = guest ? null : userId(uuid(100 + n));
  return {
    id: participantId(uuid(1000 + n)),
    sessionId: theSession,
    identity: user ? userIdentity(user, theSession) : guestIdentity(theSlug, `random${n}`),
    userId: user,
    name: `Person ${n}`,
    formerNames: [],
    outsider: false,
    role: "GUEST",
    joinedAt: at(n),
    presentSince: at(n),
    leftAt: null,
    connectionId: null,
    removedAt: null,
    admitted: true,
    ...rest,
  };
}

export function liveSession(change: Partial<Session> = {}): Session {
  return {
    id: theSession,
    slug: theSlug,
    spaceId: spaceId(uuid(2)),
    title: null,
    createdBy: creator,
    createdAt: at(0),
    lastActivityAt: at(0),
    transcription: "ON",
    languages: ["en"],
    serverCapture: false,
    transcriptionHost: null,
    pastOpen: false,
    chatOn: true,
    screenSharing: "EVERYONE",
    transcriptionHostByHand: false,
    rawTranscript: null,
    entry: "OPEN",
    locked: false,
    barredAt: null,
    plan: null,
    planRevision: 0,
    roomId: null,
    status: "LIVE",
    startedAt: at(0),
    endedAt: null,
    ...change,
    // A spread of a union is no union again for TypeScript; the tests give matching life fields.
  } as Session;
}
