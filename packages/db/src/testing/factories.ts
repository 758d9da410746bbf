import type { User } from "@rooms/domain/identity/user";
import type { Participant } from "@rooms/domain/sessions/participant";
import type { Session } from "@rooms/domain/sessions/session";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { guestIdentity, userIdentity } from "@rooms/domain/shared/identity";
import { participantId, sessionId, spaceId, userId, type UserId } from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import type { Space } from "@rooms/domain/spaces/space";
import type { SpaceMode } from "@rooms/domain/vocabulary/spaces";
import type { Pool } from "../database/pool.ts";
import { databaseOn } from "../database/drizzle.ts";
import { createRepositories } from "../repositories/create-repositories.ts";
import { users } from "../schema/index.ts";

const ids = systemIdSource();

/** A user as sign-in makes one: without a space. */
export async function createTestUser(
  pool: Pool,
  {
    email = `${ids.token(10).toLowerCase()}@example.com`,
    displayName = "Test Person",
  }: { email?: string; displayName?: string | null } = {},
): Promise<User> {
  const id = userId(ids.uuid());
  await databaseOn(pool).insert(users).values({ id, email, name: displayName });
  const user = await createRepositories(pool).users.find(id);
  if (!user) throw new Error("the user was not stored");
  return user;
}

/** A space, active for its owner. */
export async function createTestSpace(
  pool: Pool,
  owner: UserId,
  {
    mode = "SESSIONS_ONLY",
    guestsAllowed = true,
  }: { mode?: SpaceMode; guestsAllowed?: boolean } = {},
): Promise<Space> {
  const space: Space = {
    id: spaceId(ids.uuid()),
    name: "Test space",
    mode,
    guestsAllowed,
    timeZone: "UTC",
    recapMail: "OFF",
    defaultEntry: "OPEN",
    chatAllowed: true,
    keptDays: null,
    guestTranscripts: "OFF",
    languages: ["en"],
    createdAt: new Date(),
  };
  await createRepositories(pool).transaction(async (repositories) => {
    await repositories.spaces.create(space, owner);
    await repositories.users.setActiveSpace(owner, space.id);
    return ok(null);
  });
  return space;
}

/** A session as given, CREATED without more. */
export async function createTestSession(
  pool: Pool,
  space: Pick<Space, "id">,
  change: Partial<
    Pick<Session, "createdBy" | "title" | "createdAt" | "lastActivityAt" | "plan">
  > & {
    startedAt?: Date;
  } = {},
): Promise<Session> {
  const { startedAt, ...facts } = change;
  const at = new Date();
  const session: Session = {
    id: sessionId(ids.uuid()),
    slug: ids.slug(),
    spaceId: space.id,
    title: null,
    createdBy: null,
    createdAt: at,
    lastActivityAt: at,
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
    planRevision: change.plan ? 1 : 0,
    roomId: null,
    ...facts,
    ...(startedAt
      ? { status: "LIVE", startedAt, endedAt: null }
      : { status: "CREATED", startedAt: null, endedAt: null }),
  };
  await createRepositories(pool).sessions.create(session);
  return session;
}

/** A participant who is present: a guest, or the user when one is given. */
export async function createTestParticipant(
  pool: Pool,
  session: Pick<Session, "id" | "slug">,
  {
    user = null,
    name = "Test Person",
    role = "GUEST",
  }: { user?: UserId | null; name?: string; role?: Participant["role"] } = {},
): Promise<Participant> {
  const at = new Date();
  const participant: Participant = {
    id: participantId(ids.uuid()),
    sessionId: session.id,
    identity: user ? userIdentity(user, session.id) : guestIdentity(session.slug, ids.token(12)),
    userId: user,
    name,
    formerNames: [],
    outsider: false,
    role,
    joinedAt: at,
    presentSince: at,
    leftAt: null,
    connectionId: null,
    removedAt: null,
    admitted: true,
  };
  await createRepositories(pool).participants.create(participant);
  return participant;
}
