import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { Participant } from "../participant.ts";
import { mayRead } from "../rights.ts";
import type { SessionRelation } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { Session } from "../session.ts";

/** What a caller is in a room that is live. */
export interface InRoom {
  readonly session: Session;
  readonly relation: SessionRelation & { readonly participant: Participant | null };
  /** The caller themselves; null for systems and for members who are not present. */
  readonly present: Participant | null;
  /** Moderates the room: the HOST role, or a system. */
  readonly host: boolean;
}

type Read = Pick<Repositories, "sessions" | "members" | "participants" | "spaces">;

/** NOT_FOUND to those who may not know of the session; SESSION_NOT_LIVE. `find` may lock it. */
export async function seenInRoom(
  repositories: Read,
  { caller, slug }: { caller: Caller; slug: Slug },
  find = (wanted: Slug): Promise<Session | null> => repositories.sessions.findBySlug(wanted),
): Promise<Result<InRoom>> {
  const session = await find(slug);
  if (!session) return refuse("NOT_FOUND");
  const relation = await relationOf(repositories, session, caller);
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  if (session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
  const present = relation.participant?.leftAt === null ? relation.participant : null;
  const host = present?.role === "HOST" || relation.spaceRole === "SYSTEM";
  return ok({ session, relation, present, host });
}
