import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { gone } from "../presence.ts";
import { identityOf, maySee } from "../session-relation.ts";
import { settlePresence } from "./settle-presence.ts";
import type { SessionDeps } from "./deps.ts";

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
