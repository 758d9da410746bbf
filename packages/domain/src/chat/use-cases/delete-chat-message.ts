import { userOf } from "../../shared/caller.ts";
import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { ChatMessageId, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { mayRead, readsFromMs, rightsOf } from "../../sessions/rights.ts";
import { relationOf } from "../../sessions/session-relation.ts";
import type { Session } from "../../sessions/session.ts";

/**
 * Takes a message away from everywhere: hosts, the creator and owners any, its author their own while the session is live.
 * FORBIDDEN to all others who may read it.
 */
export function deleteChatMessage({ store, clock }: { store: Store; clock: Clock }) {
  return (input: {
    caller: Caller;
    slug: Slug;
    id: ChatMessageId;
  }): Promise<Result<{ session: Session }>> =>
    store.transaction(async (repositories) => {
      const { caller, slug, id } = input;
      const session = await repositories.sessions.lockBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, caller);
      if (!mayRead(session, relation)) return refuse("NOT_FOUND");
      const message = await repositories.chat.find(session.spaceId, session.id, id);
      if (!message || message.sentAtMs < readsFromMs(session, relation)) return refuse("NOT_FOUND");
      const isOwn =
        session.status === "LIVE" && relation.participant?.identity === message.participantIdentity;
      if (!isOwn && !rightsOf(session, relation).admit) return refuse("FORBIDDEN");
      const at = clock.now();
      await repositories.chat.delete(session.spaceId, session.id, { id, by: userOf(caller), at });
      // The stored document is written anew without it.
      if (session.status === "ENDED") await repositories.followUps.add(session.id, "finalise", at);
      return ok({ session });
    });
}
