import { userOf } from "../../shared/caller.ts";
import type { Caller } from "../../shared/caller.ts";
import { eachInTurn } from "../../shared/each-in-turn.ts";
import { sessionId } from "../../shared/ids.ts";
import type { SessionId, Slug, SpaceId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import { checkAsked } from "../../transcription/speech-engines.ts";
import type { LanguageSetting } from "../../vocabulary/languages.ts";
import type { SessionEntry } from "../../vocabulary/sessions.ts";
import { changePlan } from "../plan.ts";
import type { PlanChange } from "../plan.ts";
import { mayRead, rightsOf, viewOf } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import { transition } from "../session-state.ts";
import type { Session } from "../session.ts";
import type { MemberSessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";

export interface CreateSessionInput {
  caller: Caller;
  /** The caller's active space without it. */
  spaceId?: SpaceId;
  title: string | null;
  /** That of the space without it. */
  entry?: SessionEntry;
  /** Those of the space without it. */
  languages?: LanguageSetting;
  plan?: PlanChange;
}

/**
 * Any member makes a session in their space; an API key in its own. LANGUAGE_NOT_HEARD, VALIDATION_FAILED for a plan that
 * cannot be.
 */
export function createSession(deps: Pick<SessionDeps, "store" | "clock" | "ids" | "engines">) {
  return async (input: CreateSessionInput): Promise<Result<MemberSessionView>> => {
    const found = await workingSpace(deps)(input.caller, input.spaceId);
    if (!found.ok) return found;
    const plan = changePlan(null, input.plan ?? {}, deps.clock.now());
    if (!plan.ok) return plan;
    const heard = await checkAsked(deps.engines, input.languages);
    if (!heard.ok) return heard;
    const created = await deps.store.transaction(async ({ spaces, sessions }) => {
      // The space may have been deleted since it was found.
      if (!(await spaces.find(found.value.id))) return refuse("NOT_FOUND");
      const made = await insertSession(
        { ...deps, sessions },
        {
          ...{ caller: input.caller, spaceId: found.value.id, title: input.title },
          entry: input.entry ?? found.value.defaultEntry,
          languages: input.languages ?? found.value.languages,
          plan: plan.value,
        },
      );
      return made ? ok(made) : refuse("INTERNAL", { detail: "no free slug" });
    });
    if (!created.ok) return created;
    const session = created.value;
    const userId = userOf(input.caller);
    const creator = userId === null ? null : await deps.store.users.find(userId);
    return ok({
      view: "member",
      session,
      guestsAllowed: found.value.guestsAllowed,
      keptDays: found.value.keptDays,
      guestTranscripts: found.value.guestTranscripts,
      creatorName: creator?.displayName ?? null,
      participantCount: 0,
      entrance: null,
      room: null,
      may: rightsOf(session, { userId, spaceRole: found.value.role, participant: null }),
    });
  };
}

type NewSession = Pick<Session, "spaceId" | "title" | "entry" | "languages"> &
  Partial<Pick<Session, "plan" | "roomId">> & { caller: Caller };

// Sixty-four to the power of eight slugs: two collisions in a row do not happen by chance.
const slugAttempts = 3;

/** Adds a session under a free slug; null when none was found. */
export async function insertSession(
  { sessions, clock, ids }: Pick<Repositories, "sessions"> & Pick<SessionDeps, "clock" | "ids">,
  { caller, plan = null, roomId = null, ...facts }: NewSession,
): Promise<Session | null> {
  for (let attempt = 0; attempt < slugAttempts; attempt += 1) {
    const now = clock.now();
    const session: Session = {
      ...facts,
      id: sessionId(ids.uuid()),
      slug: ids.slug(),
      createdBy: userOf(caller),
      status: "CREATED",
      createdAt: now,
      startedAt: null,
      endedAt: null,
      lastActivityAt: now,
      transcription: "ON",
      serverCapture: false,
      transcriptionHost: null,
      transcriptionHostByHand: false,
      pastOpen: false,
      chatOn: true,
      screenSharing: "EVERYONE",
      rawTranscript: null,
      locked: false,
      barredAt: null,
      plan,
      planRevision: plan ? 1 : 0,
      roomId,
    };
    if (await sessions.create(session)) return session;
  }
  return null;
}

/** Ends a live session for all. FORBIDDEN to guests and outsiders, HOST or not; INVALID_TRANSITION when it is not live. */
export function endSession(deps: Omit<SessionDeps, "ids" | "participantsMax" | "engines">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<Session>> => {
    const ended = await deps.store.transaction(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, caller);
      const view = viewOf(session, relation);
      if (view === "none") return refuse("NOT_FOUND");
      if (session.status !== "LIVE") return refuse("INVALID_TRANSITION");
      if (!rightsOf(session, relation).end)
        return refuse(view === "public" ? "NOT_FOUND" : "FORBIDDEN");
      return closeSession(repositories, session, { event: "end", now: deps.clock.now() });
    });
    if (ended.ok) followEnd(deps, ended.value);
    return ended;
  };
}

/** The writes of an end and the work that it leaves, under the session's lock. */
export async function closeSession(
  {
    sessions,
    participants,
    followUps,
  }: Pick<Repositories, "sessions" | "participants" | "followUps">,
  session: Session,
  { event, now }: { event: "end" | "idle"; now: Date },
): Promise<Result<Session>> {
  const next = transition(session, event, now);
  if (!next.ok) return next;
  await participants.markAllLeft(session.id, now);
  const ended = await sessions.update(session.spaceId, session.id, {
    state: next.value,
    lastActivityAt: now,
    transcriptionHost: null,
    transcriptionHostByHand: false,
    serverCapture: false,
  });
  if (!ended) return refuse("NOT_FOUND");
  await followUps.add(session.id, "finalise", now);
  return ok(ended);
}

/** What follows an end; the worker's comparison with LiveKit makes good what is lost here. */
export function followEnd(
  { rooms, background }: Pick<SessionDeps, "rooms" | "background">,
  session: Session,
): void {
  background.run("close the room of an ended session", () => rooms.close(session.slug));
}

export interface SweepLimits {
  /** CREATED sessions expire this long after their planned start, or after they were made or their plan was taken back. */
  expireAfterMs: number;
  /** LIVE sessions without a present participant and without activity for this long end. */
  idleAfterMs: number;
}

export interface Swept {
  expired: readonly SessionId[];
  ended: readonly SessionId[];
}

const batch = 100;

/** What time does to sessions. Safe to run in several processes and beside joins: each session is decided under its lock. */
export function sweepSessions(deps: Omit<SessionDeps, "ids" | "participantsMax" | "engines">) {
  return async ({ expireAfterMs, idleAfterMs }: SweepLimits): Promise<Swept> => {
    const now = deps.clock.now();
    const idleSince = new Date(now.getTime() - idleAfterMs);
    const expired = await deps.store.sessions.expireCreated(
      new Date(now.getTime() - expireAfterMs),
    );
    const ended: SessionId[] = [];
    await eachInTurn(await deps.store.sessions.listIdle(idleSince, batch), async (id) => {
      const result = await endIfIdle(deps, { id, idleSince, now });
      if (!result.ok) return;
      ended.push(id);
      followEnd(deps, result.value);
    });
    return { expired, ended };
  };
}

function endIfIdle(
  { store }: Pick<SessionDeps, "store">,
  { id, idleSince, now }: { id: SessionId; idleSince: Date; now: Date },
): Promise<Result<Session>> {
  return store.transaction(async (repositories) => {
    const session = await repositories.sessions.lock(id);
    if (!session) return refuse("NOT_FOUND");
    const present = await repositories.participants.listPresent(id);
    const idle = present.length === 0 && session.lastActivityAt <= idleSince;
    return idle
      ? closeSession(repositories, session, { event: "idle", now })
      : refuse("INVALID_TRANSITION");
  });
}

/** Removes the session and everything under it at once. Its stored document follows by the worker. */
export function deleteSession({
  store,
  rooms,
  background,
}: Pick<SessionDeps, "store" | "rooms" | "background">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<null>> => {
    const deleted = await store.transaction(async (repositories) => {
      const session = await repositories.sessions.findBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, caller);
      if (!mayRead(session, relation)) return refuse("NOT_FOUND");
      if (!rightsOf(session, relation).delete) return refuse("FORBIDDEN");
      const done = await repositories.sessions.delete(session.spaceId, session.id);
      return done ? ok(session) : refuse("NOT_FOUND");
    });
    if (!deleted.ok) return deleted;
    // It may have begun, or been opened again by an old token, since it was looked at.
    background.run("close the room of a deleted session", () => rooms.close(slug));
    return ok(null);
  };
}
