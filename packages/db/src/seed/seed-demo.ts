import type { Participant } from "@rooms/domain/sessions/participant";
import type { Session } from "@rooms/domain/sessions/session";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { userIdentity } from "@rooms/domain/shared/identity";
import {
  participantId,
  sessionId,
  slug,
  type SpaceId,
  spaceId,
  userId,
  type UserId,
} from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import type { Store } from "@rooms/domain/shared/store";
import type { Pool } from "../database/pool.ts";
import { databaseOn } from "../database/drizzle.ts";
import { createRepositories } from "../repositories/create-repositories.ts";
import { users } from "../schema/index.ts";
import { createTranscriptStore } from "../transcript-store/create-transcript-store.ts";
import { demoSegments } from "./demo-segments.ts";
import { demoTitle, people } from "./demo-script.ts";

const demoSlug = slug("acmedemo");
const nextSlug = slug("acmenext");
const dayMs = 24 * 60 * 60 * 1000;
const ids = systemIdSource();

/**
 * Something to look at on a first start: ann@example.com with the space "Acme", an ended session with its transcript,
 * and one that waits to be joined. For development only. Does nothing when it is there already.
 */
export async function seedDemo(pool: Pool, now = new Date()): Promise<void> {
  const store = createRepositories(pool);
  if (await store.sessions.findBySlug(demoSlug)) return;
  const members = await ensureUsers(pool, store);
  const [ann] = members;
  if (ann === undefined) return;
  const space = await makeSpace(store, members, now);
  const next = { ...blankSession({ space, creator: ann, at: now }), slug: nextSlug };
  await store.sessions.create({ ...next, title: "Weekly planning" });
  await makeEndedSession(pool, store, { space, members, now });
}

async function ensureUsers(pool: Pool, store: Store): Promise<UserId[]> {
  const db = databaseOn(pool);
  const found: UserId[] = [];
  for (const { email, name } of people) {
    const known = await store.users.findByEmail(email);
    const id = known?.id ?? userId(ids.uuid());
    if (!known) await db.insert(users).values({ id, email, name });
    found.push(id);
  }
  return found;
}

async function makeSpace(store: Store, members: readonly UserId[], now: Date): Promise<SpaceId> {
  const id = spaceId(ids.uuid());
  const [owner, ...others] = members;
  if (owner === undefined) throw new Error("a space needs an owner");
  await store.transaction(async (repositories) => {
    await repositories.spaces.create(
      {
        id,
        name: "Acme",
        mode: "SESSIONS_AND_TASKS",
        guestsAllowed: true,
        timeZone: "UTC",
        recapMail: "OFF",
        defaultEntry: "OPEN",
        chatAllowed: true,
        keptDays: null,
        guestTranscripts: "OFF",
        languages: ["en"],
        createdAt: now,
      },
      owner,
    );
    for (const other of others) {
      await repositories.members.add({ spaceId: id, userId: other, role: "MEMBER", joinedAt: now });
    }
    for (const member of members) await repositories.users.setActiveSpace(member, id);
    return ok(null);
  });
  return id;
}

function blankSession({ space, creator, at }: { space: SpaceId; creator: UserId; at: Date }) {
  return {
    id: sessionId(ids.uuid()),
    spaceId: space,
    title: null,
    createdBy: creator,
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
    planRevision: 0,
    roomId: null,
    status: "CREATED",
    startedAt: null,
    endedAt: null,
  } as const;
}

async function makeEndedSession(
  pool: Pool,
  store: Store,
  { space, members, now }: { space: SpaceId; members: readonly UserId[]; now: Date },
): Promise<void> {
  const startedAt = new Date(now.getTime() - dayMs);
  const [creator] = members;
  if (creator === undefined) throw new Error("a session needs a participant");
  const blank = blankSession({ space, creator, at: new Date(startedAt.getTime() - 120_000) });
  const session = {
    ...blank,
    slug: demoSlug,
    title: demoTitle,
    status: "LIVE",
    startedAt,
  } as const;
  await store.sessions.create(session);
  const present = members.map((member, index) => participantOf(session, member, index));
  for (const participant of present) await store.participants.create(participant);
  const lastMs = await writeTranscript(pool, session, present);
  const endedAt = new Date(startedAt.getTime() + lastMs + 4_000);
  await store.participants.markAllLeft(session.id, endedAt);
  await store.sessions.update(space, session.id, {
    state: { status: "ENDED", startedAt, endedAt },
    lastActivityAt: endedAt,
  });
}

function participantOf(session: Session, member: UserId, index: number): Participant {
  const at = new Date((session.startedAt ?? session.createdAt).getTime() + index * 600);
  return {
    id: participantId(ids.uuid()),
    sessionId: session.id,
    identity: userIdentity(member, session.id),
    userId: member,
    name: people[index]?.name ?? "Guest",
    formerNames: [],
    outsider: false,
    role: index === 0 ? "HOST" : "GUEST",
    joinedAt: at,
    presentSince: at,
    leftAt: null,
    connectionId: null,
    removedAt: null,
    admitted: true,
  };
}

/** Says when the last word ended, on the session clock. */
async function writeTranscript(
  pool: Pool,
  session: Session & { startedAt: Date },
  present: readonly Participant[],
): Promise<number> {
  const transcripts = createTranscriptStore(pool, ids);
  const lease = await transcripts.acquire({
    sessionId: session.id,
    instanceId: "seed",
    url: "",
    ttlMs: 60_000,
  });
  if (lease.kind !== "owned") throw new Error("the demo session belongs to another process");
  const segments = demoSegments(present);
  const lastMs = Math.max(...segments.map(({ endedAtMs }) => endedAtMs));
  const at = (ms: number) => new Date(session.startedAt.getTime() + ms);
  await transcripts.flush([
    {
      sessionId: session.id,
      epoch: lease.epoch,
      flushNo: 1,
      segments,
      watermarks: [],
      gaps: [],
      usage: segments.map(({ participantId, startedAtMs, endedAtMs }) => ({
        participantId,
        at: at(endedAtMs),
        speechMs: endedAtMs - startedAtMs,
        transcribedMs: endedAtMs - startedAtMs,
        chunks: Math.ceil((endedAtMs - startedAtMs) / 80),
        partials: 2,
        finals: 1,
        errors: 0,
      })),
      streams: [
        {
          vendorId: "demo",
          engine: "moonshine",
          lane: 0,
          openedAt: at(0),
          closedAt: at(lastMs),
          billedMs: lastMs,
        },
      ],
      activityAt: at(lastMs),
    },
  ]);
  await transcripts.release([{ sessionId: session.id, epoch: lease.epoch }]);
  return lastMs;
}
