import type { ParticipantId, SessionId } from "../shared/ids.ts";
import type { ConnectedParticipant } from "./ports.ts";
import type { Participant } from "./participant.ts";

/** What LiveKit tells about one participant, late, twice or out of order. */
export interface PresenceReport {
  /** Names the event: one that was delivered before changes nothing. */
  readonly eventId: string;
  readonly kind: "joined" | "left";
  readonly identity: string;
  readonly connectionId: string;
  /** When that connection was made. */
  readonly connectedAt: Date;
  readonly at: Date;
}

/** After joining, the media connection may take this long to appear; until then its absence means nothing. */
export const presenceGraceMs = 60_000;

/** A media connection that breaks is often back sooner; until then its owner still counts as present. */
export const missingGraceMs = 30_000;

/** By then a transcriber has written that a socket ended: it does so every 1.5 s, and one answer may be slow. */
export const listenerNewsMs = 3_500;

/** The media of a participant ended while the realtime socket still showed them: of a closed page both end at once. */
export interface MediaEnd {
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  /** Since when they were present: a later value at the second look means that they joined again, and are present. */
  readonly presentSince: Date;
  readonly at: Date;
}

/** A participant, and whether the realtime socket shows them: who listens is present without media too. */
type Seen = Participant & { readonly listening?: boolean };

/** The participant after the report, or null when it changes nothing. Idempotent; order of reports does not matter much. */
export function applyReport(participant: Seen, report: PresenceReport): Participant | null {
  return report.kind === "joined"
    ? applyJoined(participant, report)
    : applyLeft(participant, report);
}

function applyJoined(participant: Participant, report: PresenceReport): Participant | null {
  if (isOut(participant)) return null;
  // A report older than the leave tells of the connection that was left.
  if (participant.leftAt !== null && report.at <= participant.leftAt) return null;
  if (participant.leftAt === null) {
    return participant.connectionId === report.connectionId
      ? null
      : { ...participant, connectionId: report.connectionId };
  }
  return {
    ...participant,
    leftAt: null,
    presentSince: report.at,
    connectionId: report.connectionId,
  };
}

function applyLeft(participant: Seen, report: PresenceReport): Participant | null {
  if (!endsMedia(participant, report)) return null;
  return participant.listening ? withoutMedia(participant) : gone(participant, report.at);
}

/** Whether the report tells the end of the connection by which the participant is present, not of an older one. */
export function endsMedia(participant: Participant, report: PresenceReport): boolean {
  if (report.kind !== "left" || participant.leftAt !== null) return false;
  // A full reconnect makes a new connection; the old one's end must not mark its owner gone.
  const another =
    participant.connectionId !== null && participant.connectionId !== report.connectionId;
  // After leaving and joining again, the new connection is not reported yet; LiveKit's times of leaving are whole seconds,
  // too coarse to tell the two connections apart.
  const earlier =
    participant.connectionId === null && report.connectedAt < participant.presentSince;
  return !another && !earlier && report.at >= participant.presentSince;
}

/** The participant at the second look, `listenerNewsMs` after their media ended; null while media or the socket hold them. */
export function afterMediaEnd(participant: Seen, end: MediaEnd): Participant | null {
  const samePresence =
    participant.leftAt === null &&
    participant.presentSince.getTime() === end.presentSince.getTime();
  const held = participant.connectionId !== null || participant.listening === true;
  return samePresence && !held ? gone(participant, end.at) : null;
}

/** Those whose presence differs from what LiveKit shows now; the truth that repairs lost and late reports. */
export function reconcilePresence(
  participants: readonly Seen[],
  connected: readonly ConnectedParticipant[],
  now: Date,
): Participant[] {
  const connectionOf = new Map(connected.map((one) => [one.identity, one]));
  return participants.flatMap((participant) => {
    const connection = connectionOf.get(participant.identity);
    const connectionId = connection?.connectionId ?? null;
    const here = connection !== undefined || participant.listening === true;
    const changed = here ? seen(participant, connectionId, now) : missing(participant, now);
    return changed ? [changed] : [];
  });
}

function seen(
  participant: Participant,
  connectionId: string | null,
  now: Date,
): Participant | null {
  if (isOut(participant)) return null;
  if (participant.leftAt !== null) {
    // Who has just left by the client's word may still be closing the connection.
    return isWithinGrace(participant.leftAt, now)
      ? null
      : { ...participant, leftAt: null, presentSince: now, connectionId };
  }
  return participant.connectionId === connectionId ? null : { ...participant, connectionId };
}

function missing(participant: Participant, now: Date): Participant | null {
  const here = participant.leftAt === null;
  return here && !isWithinGrace(participant.presentSince, now) ? gone(participant, now) : null;
}

/** Connecting brings them back no more: a host removed them, or they have to join again. */
function isOut({ removedAt, leftAt, admitted }: Participant): boolean {
  return removedAt !== null || (leftAt !== null && !admitted);
}

function withoutMedia(participant: Participant): Participant | null {
  return participant.connectionId === null ? null : { ...participant, connectionId: null };
}

function isWithinGrace(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() < presenceGraceMs;
}

export function gone(participant: Participant, at: Date): Participant {
  return { ...participant, leftAt: at, connectionId: null };
}
