import type { ConnectedParticipant } from "@rooms/domain/sessions/ports";
import type { Session } from "@rooms/domain/sessions/session";
import { applyConnected } from "@rooms/domain/sessions/use-cases/track-presence";
import type { SessionDeps } from "@rooms/domain/sessions/use-cases/deps";
import { closeRoomsThatAreOver } from "@rooms/domain/sessions/use-cases/enforce-access";
import { eachInTurn } from "@rooms/domain/shared/each-in-turn";
import { participantIdentity, type SessionId, type Slug } from "@rooms/domain/shared/ids";
import type { Logger } from "@rooms/service-kit/observability";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";
import { RecentlySeen } from "./sightings.ts";

export interface PresenceOptions {
  deps: Pick<SessionDeps, "store" | "clock" | "rooms">;
  isLiveKitUp: () => Promise<boolean>;
  metrics: Pick<Metrics, "changed">;
  log: Logger;
}

const sessionsAtOnce = 4;
/** So many rooms without an answer in one round mean that LiveKit is away, and that the others need not be asked. */
const unansweredMax = 3;

/** LiveKit's tokens live ten minutes: until then one may come back into the room of a session that is over. */
export const reopenedWithinMs = 15 * 60_000;

/**
 * Compares every live session with its room, for what webhooks did not tell, and puts out of rooms who came in by an old
 * token. While LiveKit cannot be reached presence stays as it is: unknown is not gone.
 */
export function presenceJob(options: PresenceOptions): Job {
  const recently = new RecentlySeen();
  return {
    name: "presence.reconcile",
    due: { kind: "every", seconds: 15 },
    async run(signal) {
      if (!(await options.isLiveKitUp())) {
        options.log.warn("LiveKit does not answer; presence stays as it is");
        return;
      }
      const sessions = await options.deps.store.sessions.listLive();
      recently.forgetAllBut(new Set(sessions.map(({ id }) => id)));
      try {
        await reconcileAll(options, { sessions, recently, signal });
      } finally {
        await closeReopened(options);
      }
    },
  };
}

async function reconcileAll(
  options: PresenceOptions,
  round: { sessions: readonly Session[]; recently: RecentlySeen; signal: AbortSignal },
): Promise<void> {
  let unanswered = 0;
  const lanes = Array.from({ length: sessionsAtOnce }, (_, lane) =>
    eachInTurn(
      round.sessions.filter((__, index) => index % sessionsAtOnce === lane),
      async (session) => {
        if (round.signal.aborted || unanswered >= unansweredMax) return;
        if (!(await reconcile(options, session, round.recently))) unanswered += 1;
      },
    ),
  );
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
  if (unanswered > 0) options.log.warn({ unanswered }, "LiveKit left rooms unanswered");
}

async function closeReopened({ deps, log }: PresenceOptions): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - reopenedWithinMs);
  try {
    await closeRoomsThatAreOver(deps)(since);
  } catch {
    log.warn("LiveKit did not close the rooms of sessions that are over");
  }
}

/** False when LiveKit did not answer for this room. */
async function reconcile(
  { deps, metrics }: PresenceOptions,
  { id, slug }: Session,
  recently: RecentlySeen,
): Promise<boolean> {
  let connected: ConnectedParticipant[];
  try {
    connected = await deps.rooms.listConnected(slug);
  } catch {
    return false;
  }
  const seen = await recently.see(id, {
    connected,
    now: deps.clock.now(),
    before: () => connectedBefore(deps, id),
  });
  const result = await applyConnected(deps)({ sessionId: id, connected: seen });
  // A session that was deleted meanwhile needs nothing.
  if (!result.ok) return true;
  metrics.changed("presence", result.value.changed);
  // Not those who only count as there.
  const here = new Set(connected.map(({ identity }) => identity));
  const uninvited = result.value.uninvited.filter((identity) => here.has(identity));
  metrics.changed("put_out", uninvited.length);
  return putOut(deps, slug, uninvited);
}

/** False when LiveKit did not do it. */
async function putOut(
  { rooms }: Pick<SessionDeps, "rooms">,
  slug: Slug,
  identities: readonly string[],
): Promise<boolean> {
  try {
    for (const identity of identities) await rooms.remove(slug, participantIdentity(identity));
    return true;
  } catch {
    return false;
  }
}

/** Those present whose media connection was seen once, by this process or another. */
async function connectedBefore(
  { store }: Pick<SessionDeps, "store">,
  session: SessionId,
): Promise<ConnectedParticipant[]> {
  const present = await store.participants.listPresent(session);
  return present.flatMap(({ identity, connectionId, presentSince }) =>
    connectionId === null ? [] : [{ identity, connectionId, joinedAt: presentSince }],
  );
}
