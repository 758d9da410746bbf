import type { SessionId, Slug } from "../../shared/ids.ts";
import { participantIdentity } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { ConnectedParticipant } from "../ports.ts";
import { leaveGraceMs, uninvitedOf } from "../access.ts";
import { afterMediaEnd, applyReport, endsMedia, reconcilePresence } from "../presence.ts";
import type { MediaEnd, PresenceReport } from "../presence.ts";
import type { Participant } from "../participant.ts";
import type { Session } from "../session.ts";
import { settlePresence } from "./settle-presence.ts";
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
