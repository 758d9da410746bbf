import type { Caller } from "../../shared/caller.ts";
import { participantIdentity } from "../../shared/ids.ts";
import type { SessionId, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { accessOf, leaveGraceMs, uninvitedOf } from "../access.ts";
import type { Participant } from "../participant.ts";
import { hasPlace } from "../places.ts";
import type { ConnectedParticipant } from "../ports.ts";
import { afterMediaEnd, applyReport, endsMedia, gone, reconcilePresence } from "../presence.ts";
import type { MediaEnd, PresenceReport } from "../presence.ts";
import { areGuestsAllowed, identityOf, maySee } from "../session-relation.ts";
import { transition } from "../session-state.ts";
import type { Session, SessionState } from "../session.ts";
import { chooseTranscriptionHost } from "../transcription-host.ts";
import type { SessionDeps } from "./deps.ts";

/** How many participants changed; 0 for news of sessions that are not live, or people who never joined. */
export interface PresenceChange {
  changed: number;
}

export interface ReportOutcome extends PresenceChange {
  /** For `settleListener`, `listenerNewsMs` from now; null where there is nothing to look at again. */
  mediaEnd: MediaEnd | null;
}

export interface RoomComparison extends PresenceChange {
  /** Identities in the room that have no business there. */
  uninvited: readonly string[];
}

/** Takes one report of LiveKit's webhook; repeats and old news change nothing. */
export function applyPresenceReport({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return ({
    slug,
    report,
  }: {
    slug: Slug;
    report: PresenceReport;
  }): Promise<Result<ReportOutcome>> =>
    store.transaction(async (repositories) => {
      const unchanged = { changed: 0, mediaEnd: null };
      const session = await repositories.sessions.lockBySlug(slug);
      if (session?.status !== "LIVE") return ok(unchanged);
      const now = clock.now();
      if (!(await repositories.roomEvents.note(report.eventId, now))) return ok(unchanged);
      const { participants } = repositories;
      const identity = participantIdentity(report.identity);
      const participant = await participants.findByIdentity(session.id, identity);
      if (!participant) return ok(unchanged);
      const listening =
        endsMedia(participant, report) &&
        (await participants.isListening(session.id, participant.id));
      const changed = applyReport({ ...participant, listening }, report);
      const written = await write(repositories, session, {
        changed: changed ? [changed] : [],
        now,
      });
      if (!written.ok) return written;
      const { id: participantId, sessionId, presentSince } = participant;
      const mediaEnd = listening ? { sessionId, participantId, presentSince, at: report.at } : null;
      return ok({ ...written.value, mediaEnd });
    });
}

/**
 * Looks again at a participant whose media ended, once the end of their socket is known too: they are gone when neither
 * holds them. What is lost of this with its process, the comparison with the room repairs.
 */
export function settleListener({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return (end: MediaEnd): Promise<Result<PresenceChange>> =>
    store.transaction(async (repositories) => {
      const session = await repositories.sessions.lock(end.sessionId);
      if (session?.status !== "LIVE") return ok({ changed: 0 });
      const { participants } = repositories;
      const participant = await participants.find(session.id, end.participantId);
      if (!participant) return ok({ changed: 0 });
      const listening = await participants.isListening(session.id, participant.id);
      const left = afterMediaEnd({ ...participant, listening }, end);
      return write(repositories, session, { changed: left ? [left] : [], now: clock.now() });
    });
}

/** Compares a live session with who is connected to its room now: the repair of lost and late reports. */
export function applyConnected({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return (input: {
    sessionId: SessionId;
    connected: readonly ConnectedParticipant[];
  }): Promise<Result<RoomComparison>> =>
    store.transaction(async (repositories) => {
      const session = await repositories.sessions.lock(input.sessionId);
      if (!session) return refuse("NOT_FOUND");
      if (session.status !== "LIVE") return ok({ changed: 0, uninvited: [] });
      const now = clock.now();
      const participants = await repositories.participants.list(session.id);
      const changed = reconcilePresence(participants, input.connected, now);
      const written = await write(repositories, session, { changed, now });
      const connected = input.connected.map(({ identity }) => identity);
      const admissions = await repositories.participants.admissions(session.id, connected);
      const uninvited = uninvitedOf(admissions, connected, leaveGraceBefore(now));
      return written.ok ? ok({ ...written.value, uninvited }) : written;
    });
}

export function leaveGraceBefore(now: Date): Date {
  return new Date(now.getTime() - leaveGraceMs);
}

async function write(
  repositories: Repositories,
  session: Session,
  { changed, now }: { changed: readonly Participant[]; now: Date },
): Promise<Result<PresenceChange>> {
  if (changed.length === 0) return ok({ changed: 0 });
  for (const participant of changed) await repositories.participants.save(participant);
  const settled = await settlePresence(repositories, session, { now });
  return settled.ok ? ok({ changed: changed.length }) : settled;
}

type Needed = Pick<Repositories, "sessions" | "participants">;

/** After a participant joined or left, under the session's lock: activity is noted and the transcription host chosen anew. */
export async function settlePresence(
  { sessions, participants }: Needed,
  session: Session,
  { now, state }: { now: Date; state?: SessionState },
): Promise<Result<Session>> {
  const present = await participants.listPresent(session.id);
  const updated = await sessions.update(session.spaceId, session.id, {
    lastActivityAt: now,
    ...chooseTranscriptionHost(session, present),
    ...(state ? { state } : {}),
  });
  return updated ? ok(updated) : refuse("NOT_FOUND");
}

/** After a role changed, under the session's lock: a new HOST may be the better transcription host. */
export async function settleRoles(
  { sessions, participants }: Needed,
  session: Session,
): Promise<void> {
  const present = await participants.listPresent(session.id);
  const chosen = chooseTranscriptionHost(session, present);
  await sessions.update(session.spaceId, session.id, chosen);
}

/**
 * The caller is gone, and has to join again to come back. Saying so twice, or after the end, changes nothing.
 * NOT_PARTICIPANT to those who never joined.
 */
export function leaveSession({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<null>> =>
    store.transaction(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const identity = identityOf(caller, session);
      const participant =
        identity && (await repositories.participants.findByIdentity(session.id, identity));
      if (!participant) {
        const seen = await maySee(repositories, session, caller);
        return refuse(seen ? "NOT_PARTICIPANT" : "NOT_FOUND");
      }
      if (session.status !== "LIVE" || (participant.leftAt !== null && !participant.admitted))
        return ok(null);
      const now = clock.now();
      await repositories.participants.save({ ...gone(participant, now), admitted: false });
      const settled = await settlePresence(repositories, session, { now });
      return settled.ok ? ok(null) : settled;
    });
}

/**
 * The caller's own row in a session that goes on: what LiveKit tokens and realtime tickets are made from.
 * SESSION_ENDED, SESSION_EXPIRED, SESSION_NOT_LIVE, REMOVED_FROM_SESSION; NOT_PARTICIPANT to those who have to join first,
 * or again; GUESTS_NOT_ALLOWED to people from outside once guests are switched off; SESSION_FULL to who was gone and finds
 * no place; NOT_FOUND to those who never took part in a session that they may not see.
 */
export function presentParticipant({
  store,
  clock,
  participantsMax,
}: Pick<SessionDeps, "store" | "clock" | "participantsMax">) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<Present>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const identity = identityOf(input.caller, session);
    const participant = identity && (await store.participants.findByIdentity(session.id, identity));
    if (!participant && !(await maySee(store, session, input.caller))) return refuse("NOT_FOUND");
    if (participant && participant.removedAt !== null) return refuse("REMOVED_FROM_SESSION");
    const admits = transition(session, "join", clock.now());
    if (!admits.ok) return admits;
    if (!participant) return refuse("NOT_PARTICIPANT");
    if (session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
    return entitled({ store, participantsMax }, { session, participant });
  };
}

interface Present {
  session: Session;
  participant: Participant;
}

/** Joining gave the right; whether it still holds is asked each time. */
async function entitled(
  { store, participantsMax }: Pick<SessionDeps, "store" | "participantsMax">,
  { session, participant }: Present,
): Promise<Result<Present>> {
  const { userId, leftAt } = participant;
  const member = userId !== null && (await store.members.find(session.spaceId, userId)) !== null;
  const guestsAllowed = member || (await areGuestsAllowed(store, session));
  const access = accessOf(participant, { member, guestsAllowed });
  if (access === "left") return refuse("NOT_PARTICIPANT");
  if (access === "guests-off") return refuse("GUESTS_NOT_ALLOWED");
  if (leftAt !== null) {
    const { length: present } = await store.participants.listPresent(session.id);
    if (!hasPlace({ present, participantsMax, member })) return refuse("SESSION_FULL");
  }
  return ok({ session, participant });
}
