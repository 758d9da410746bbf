import type { Clock } from "../../shared/clock.ts";
import { eachInTurn } from "../../shared/each-in-turn.ts";
import type { SessionId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { keptUntil } from "../retention.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

const batch = 50;

/**
 * Deletes sessions that were kept for as long as their space says, with lines, chat, analyses, and, by the worker, their
 * documents; a batch after the other until none is due or `signal` says so. Each is decided again when its turn comes, by what its
 * owner has chosen until then. Says how many went.
 */
export function removeOutlived({ store, clock }: Deps) {
  return async (signal: AbortSignal): Promise<number> => {
    let removed = 0;
    while (!signal.aborted) {
      const due = await store.sessions.listOutlived(clock.now(), batch);
      let inThisBatch = 0;
      await eachInTurn(due, async (id) => {
        if (signal.aborted) return;
        if ((await removeIfOutlived({ store, clock }, id)).ok) inThisBatch += 1;
      });
      removed += inThisBatch;
      // What is due and does not go would be found again.
      if (due.length < batch || inThisBatch === 0) break;
    }
    return removed;
  };
}

/** Without locks of its own: what is over does not begin again, and the deletion takes the lease before the session. */
function removeIfOutlived({ store, clock }: Deps, id: SessionId): Promise<Result<null>> {
  return store.transaction(async ({ sessions, spaces }) => {
    const session = await sessions.find(id);
    const space = session && (await spaces.find(session.spaceId));
    if (!session || !space) return refuse("NOT_FOUND");
    const until = keptUntil(session, space.keptDays);
    if (until === null || until > clock.now()) return refuse("INVALID_TRANSITION");
    return (await sessions.delete(space.id, id)) ? ok(null) : refuse("NOT_FOUND");
  });
}
