import type { UserId } from "../shared/ids.ts";
import type { SpaceRole } from "../vocabulary/spaces.ts";
import type { Participant } from "./participant.ts";
import type { Session } from "./session.ts";

/** What a caller is to a session. */
export interface SessionRelation {
  readonly userId: UserId | null;
  /** Role in the session's space; "SYSTEM" for an API key of it; null for people from outside. */
  readonly spaceRole: SpaceRole | "SYSTEM" | null;
  /** The caller's participant row, present or not; null without access (`accessOf`). */
  readonly participant: Pick<Participant, "role" | "leftAt"> | null;
}

export interface SessionRights {
  readonly end: boolean;
  readonly delete: boolean;
  /** Change the title, and who reads what was said before they joined. */
  readonly rename: boolean;
  /** Admit from the lobby, change the entry, the chat and who may share the screen, and lock. */
  readonly admit: boolean;
}

/** How much of a session a caller sees. `none` is answered with NOT_FOUND, so that its existence does not show. */
export function viewOf(
  session: Session,
  relation: SessionRelation,
): "member" | "participant" | "public" | "none" {
  if (relation.spaceRole !== null) return "member";
  if (session.status === "LIVE" && relation.participant) return "participant";
  return session.status === "CREATED" || session.status === "LIVE" ? "public" : "none";
}

/**
 * Whether transcript, analysis and participants may be read: by members always, by others while it is live and they are
 * present, which the whole room can see.
 */
export function mayRead(session: Session, relation: SessionRelation): boolean {
  const view = viewOf(session, relation);
  return view === "member" || (view === "participant" && relation.participant?.leftAt === null);
}

/**
 * Where the readable part begins, in milliseconds of the session clock: at 0 for members, at their first join for guests
 * and outsiders, unless a host has opened the past.
 */
export function readsFromMs(
  { startedAt, pastOpen }: Pick<Session, "startedAt" | "pastOpen">,
  reader: Pick<SessionRelation, "spaceRole"> & {
    readonly participant: Pick<Participant, "joinedAt"> | null;
  },
): number {
  const { spaceRole, participant } = reader;
  if (spaceRole !== null || pastOpen || startedAt === null) return 0;
  return participant ? joinedAtMs(participant, startedAt) : Infinity;
}

/** The first join of a participant, on the session clock. */
export function joinedAtMs({ joinedAt }: Pick<Participant, "joinedAt">, startedAt: Date): number {
  return Math.max(0, joinedAt.getTime() - startedAt.getTime());
}

/** Whether a reader from `fromMs` on may know of a participant: not of one who had left before. */
export function mayKnowOf(
  { leftAt }: Pick<Participant, "leftAt">,
  { fromMs, startedAt }: { fromMs: number; startedAt: Date | null },
): boolean {
  if (fromMs === 0 || leftAt === null || startedAt === null) return true;
  return leftAt.getTime() - startedAt.getTime() >= fromMs;
}

export function rightsOf(session: Session, relation: SessionRelation): SessionRights {
  const { spaceRole, participant } = relation;
  const system = spaceRole === "SYSTEM";
  const creator = spaceRole !== null && isCreator(session, relation);
  const owner = spaceRole === "OWNER";
  const live = session.status === "LIVE";
  const runs = system || owner || creator || (live && participant?.role === "HOST");
  return {
    // The HOST role of a guest or outsider moderates the room; only the space ends its sessions.
    end: live && (system || creator || (spaceRole !== null && participant !== null)),
    delete: system || owner || creator,
    rename: runs,
    admit: runs,
  };
}

function isCreator(session: Session, { userId }: SessionRelation): boolean {
  return userId !== null && session.createdBy === userId;
}
