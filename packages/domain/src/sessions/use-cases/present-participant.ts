import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { changeLife } from "../life.ts";
import type { Participant } from "../participant.ts";
import type { Session } from "../session.ts";
import { identityOf, maySee } from "../standing.ts";
import type { SessionDeps } from "./deps.ts";

/**
 * The caller's own row in a session that goes on: what LiveKit tokens and realtime tickets are made from.
 * SESSION_ENDED, SESSION_EXPIRED, SESSION_NOT_LIVE, NOT_PARTICIPANT, REMOVED_FROM_SESSION; NOT_FOUND to those who never
 * took part in a session that they may not see.
 */
export function presentParticipant({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async (input: {
    caller: Caller;
    slug: Slug;
  }): Promise<Result<{ session: Session; participant: Participant }>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const identity = identityOf(input.caller, session);
    const participant = identity && (await store.participants.findByIdentity(session.id, identity));
    if (!participant && !(await maySee(store, session, input.caller))) return refuse("NOT_FOUND");
    if (participant && participant.removedAt !== null) return refuse("REMOVED_FROM_SESSION");
    const admits = changeLife(session, "join", clock.now());
    if (!admits.ok) return admits;
    if (!participant) return refuse("NOT_PARTICIPANT");
    return session.status === "LIVE" ? ok({ session, participant }) : refuse("SESSION_NOT_LIVE");
  };
}
