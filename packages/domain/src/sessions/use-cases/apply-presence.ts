import type { SessionId, Slug } from "../../shared/ids.ts";
import { participantIdentity } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { ConnectedParticipant } from "../ports.ts";
import { leaveGraceMs, uninvitedOf } from "../access.ts";
import { applyReport, reconcilePresence } from "../presence.ts";
import type { PresenceReport } from "../presence.ts";
import type { Participant } from "../participant.ts";
import type { Session } from "../session.ts";
import { settlePresence } from "./settle-presence.ts";
import type { SessionDeps } from "./deps.ts";

/** How many participants changed; 0 for news of sessions that are not live, or people who never joined. */
export interface PresenceChange {
  changed: number;
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
  }): Promise<Result<PresenceChange>> =>
    store.transaction(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(slug);
      if (session?.status !== "LIVE") return ok({ changed: 0 });
      const now = clock.now();
      if (!(await repositories.roomEvents.note(report.eventId, now))) return ok({ changed: 0 });
      const participant = await repositories.participants.findByIdentity(
        session.id,
        participantIdentity(report.identity),
      );
      const listening =
        participant !== null &&
        report.kind === "left" &&
        (await repositories.participants.isListening(session.id, participant.id));
      const changed = participant && applyReport({ ...participant, listening }, report);
      return write(repositories, session, { changed: changed ? [changed] : [], now });
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
