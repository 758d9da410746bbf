import type { UserId } from "../shared/ids.ts";
import type { SpaceRole } from "../spaces/space.ts";
import type { Participant } from "./participant.ts";
import type { Session } from "./session.ts";

/** What somebody is to a session. */
export interface Standing {
  readonly userId: UserId | null;
  /** Role in the session's space; "SYSTEM" for an API key of it; null for people from outside. */
  readonly spaceRole: SpaceRole | "SYSTEM" | null;
  /** Their row in the session, whether present or not; one removed by a host does not count. */
  readonly participant: Pick<Participant, "role" | "userId"> | null;
}

export interface SessionRights {
  readonly end: boolean;
  readonly delete: boolean;
  /** Change the title, and who reads what was said before they joined. */
  readonly rename: boolean;
  /** To let people in, change the entry, and lock. */
  readonly admit: boolean;
}

/** How much of a session somebody sees. `none` is answered with NOT_FOUND, so that its existence does not show. */
export function viewOf(
  session: Session,
  standing: Standing,
): "member" | "participant" | "public" | "none" {
  if (standing.spaceRole !== null) return "member";
  if (session.status === "LIVE" && standing.participant) return "participant";
  return session.status === "CREATED" || session.status === "LIVE" ? "public" : "none";
}

/** Whether transcript, analysis and participants may be read: members always, those who took part while it is live. */
export function mayRead(session: Session, standing: Standing): boolean {
  const view = viewOf(session, standing);
  return view === "member" || view === "participant";
}

/**
 * From when on they may read what is said, in milliseconds of the session clock: members all of it, guests and outsiders
 * from when they first joined, unless a host has opened the past.
 */
export function readsFromMs(
  { startedAt, pastOpen }: Pick<Session, "startedAt" | "pastOpen">,
  reader: Pick<Standing, "spaceRole"> & {
    readonly participant: Pick<Participant, "joinedAt"> | null;
  },
): number {
  const { spaceRole, participant } = reader;
  if (spaceRole !== null || pastOpen || startedAt === null) return 0;
  return participant ? joinedAtMs(participant, startedAt) : Infinity;
}

export function joinedAtMs({ joinedAt }: Pick<Participant, "joinedAt">, startedAt: Date): number {
  return Math.max(0, joinedAt.getTime() - startedAt.getTime());
}

export function rightsOf(session: Session, standing: Standing): SessionRights {
  const system = standing.spaceRole === "SYSTEM";
  const creator = isCreator(session, standing);
  const owner = standing.spaceRole === "OWNER";
  const runs =
    system ||
    owner ||
    (creator && standing.spaceRole !== null) ||
    (session.status === "LIVE" && standing.participant?.role === "HOST");
  return {
    end: session.status === "LIVE" && (system || creator || isHostOrSignedIn(standing)),
    delete: system || owner || (creator && standing.spaceRole !== null),
    rename: runs,
    admit: runs,
  };
}

function isCreator(session: Session, { userId }: Standing): boolean {
  return userId !== null && session.createdBy === userId;
}

function isHostOrSignedIn({ participant }: Standing): boolean {
  return participant !== null && (participant.role === "HOST" || participant.userId !== null);
}
