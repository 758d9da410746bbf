import type { Caller } from "../../shared/caller.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { mayRead } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { Session } from "../session.ts";

/** What a caller is in a room that is live. */
export interface InRoom {
  readonly session: Session;
  /** Null for systems and for members who are not present. */
  readonly self: ParticipantIdentity | null;
  /** Moderates the room: the HOST role, or a system. */
  readonly host: boolean;
}

/** NOT_FOUND to those who may not know of the session; SESSION_NOT_LIVE. */
export async function seenInRoom(
  repositories: Pick<Repositories, "sessions" | "members" | "participants" | "spaces">,
  { caller, slug }: { caller: Caller; slug: Slug },
): Promise<Result<InRoom>> {
  const session = await repositories.sessions.findBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const relation = await relationOf(repositories, session, caller);
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  if (session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
  const present = relation.participant?.leftAt === null ? relation.participant : null;
  return ok({
    session,
    self: present?.identity ?? null,
    host: present?.role === "HOST" || relation.spaceRole === "SYSTEM",
  });
}
