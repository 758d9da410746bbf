import { eachInTurn } from "../../shared/each-in-turn.ts";
import { refuse } from "../../shared/result.ts";
import type { SessionId } from "../../shared/ids.ts";
import type { Result } from "../../shared/result.ts";
import type { Session } from "../session.ts";
import { closeSession, followEnd } from "./end-session.ts";
import type { SessionDeps } from "./deps.ts";

export interface SweepLimits {
  /** CREATED sessions expire this long after their planned start, or after they were made or their plan was taken back. */
  expireAfterMs: number;
  /** LIVE sessions without a present participant and without activity for this long end. */
  idleAfterMs: number;
}

export interface Swept {
  expired: readonly SessionId[];
  ended: readonly SessionId[];
}

const batch = 100;

/** What time does to sessions. Safe to run in several processes and beside joins: each session is decided under its lock. */
export function sweepSessions(deps: Omit<SessionDeps, "ids" | "participantsMax">) {
  return async ({ expireAfterMs, idleAfterMs }: SweepLimits): Promise<Swept> => {
    const now = deps.clock.now();
    const idleSince = new Date(now.getTime() - idleAfterMs);
    const expired = await deps.store.sessions.expireCreated(
      new Date(now.getTime() - expireAfterMs),
    );
    const ended: SessionId[] = [];
    await eachInTurn(await deps.store.sessions.listIdle(idleSince, batch), async (id) => {
      const result = await endIfIdle(deps, { id, idleSince, now });
      if (!result.ok) return;
      ended.push(id);
      followEnd(deps, result.value);
    });
    return { expired, ended };
  };
}

function endIfIdle(
  { store }: Pick<SessionDeps, "store">,
  { id, idleSince, now }: { id: SessionId; idleSince: Date; now: Date },
): Promise<Result<Session>> {
  return store.transaction(async (repositories) => {
    const session = await repositories.sessions.lock(id);
    if (!session) return refuse("NOT_FOUND");
    const present = await repositories.participants.listPresent(id);
    const idle = present.length === 0 && session.lastActivityAt <= idleSince;
    return idle
      ? closeSession(repositories, session, { event: "idle", now })
      : refuse("INVALID_TRANSITION");
  });
}
