import { participantIdentity } from "../../shared/ids.ts";
import type { Slug } from "../../shared/ids.ts";
import { uninvitedOf } from "../access.ts";
import { leaveGraceBefore } from "./apply-presence.ts";
import type { SessionDeps } from "./deps.ts";

type Deps = Pick<SessionDeps, "store" | "rooms" | "clock">;

/**
 * Makes a room agree with what was decided: closes it when its session is over, else puts out who is without access. Says
 * how many. Throws when LiveKit does not answer; repeating it does no harm.
 */
export function enforceAccess({ store, rooms, clock }: Deps) {
  return async (slug: Slug): Promise<number> => {
    const session = await store.sessions.findBySlug(slug);
    if (session?.status !== "LIVE") {
      if (session || (await store.sessions.wasDeleted(slug))) await rooms.close(slug);
      return 0;
    }
    const connected = (await rooms.listConnected(slug)).map(({ identity }) => identity);
    // Asked after LiveKit: who joined again while it answered is in.
    const admissions = await store.participants.admissions(session.id, connected);
    const uninvited = uninvitedOf(admissions, connected, leaveGraceBefore(clock.now()));
    for (const identity of uninvited) await rooms.remove(slug, participantIdentity(identity));
    return uninvited.length;
  };
}

/** What follows a decision over these sessions; the worker, which hears of it, makes good what is lost here. */
export function enforceInBackground(
  deps: Deps & Pick<SessionDeps, "background">,
  slugs: readonly Slug[],
): void {
  const enforce = enforceAccess(deps);
  for (const slug of slugs) {
    deps.background.run("put out who is without access", async () => {
      await enforce(slug);
    });
  }
}

/** Closes what is open of the rooms of sessions that ended or were deleted since then. Says how many. */
export function closeRoomsThatAreOver({ store, rooms }: Pick<Deps, "store" | "rooms">) {
  return async (since: Date): Promise<number> => {
    const open = await rooms.listOpen(await store.sessions.listOver(since));
    for (const slug of open) await rooms.close(slug);
    return open.length;
  };
}
