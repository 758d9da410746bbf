import { participantIdentity } from "../../shared/ids.ts";
import type { Slug } from "../../shared/ids.ts";
import { uninvitedOf } from "../access.ts";
import type { SessionDeps } from "./deps.ts";

/**
 * A LiveKit token stays valid for minutes after the right it was made for ends. Who enters by one without access, after the end, or
 * without having joined, is put out again; the room of a session that is over is closed with them.
 */
export function evictUninvited({
  store,
  rooms,
  clock,
  background,
}: Pick<SessionDeps, "store" | "rooms" | "clock" | "background">) {
  return async (slug: Slug, entered: string): Promise<void> => {
    const session = await store.sessions.findBySlug(slug);
    // A LiveKit server may be shared: rooms of other applications stay untouched.
    if (!session && !(await store.sessions.wasDeleted(slug))) return;
    if (session?.status !== "LIVE") {
      background.run("close the room of a session that is over", () => rooms.close(slug));
      return;
    }
    const identity = participantIdentity(entered);
    const admissions = await store.participants.admissions(session.id, [identity]);
    if (uninvitedOf(admissions, [identity], clock.now()).length === 0) return;
    background.run("evict an uninvited participant", () => rooms.remove(slug, identity));
  };
}
