import { participantIdentity } from "../../shared/ids.ts";
import type { Slug } from "../../shared/ids.ts";
import { uninvitedOf } from "../presence.ts";
import type { SessionDeps } from "./deps.ts";

/**
 * A LiveKit token outlives what it was given for by minutes. Whoever came in by one after being removed, after the end,
 * or without having joined, is put out again; the room of a session that is over is closed with them.
 */
export function keepOut({
  store,
  rooms,
  background,
}: Pick<SessionDeps, "store" | "rooms" | "background">) {
  return async (slug: Slug, entered: string): Promise<void> => {
    const session = await store.sessions.findBySlug(slug);
    // A LiveKit may serve others, too: rooms that are none of ours are left alone.
    if (!session) return;
    if (session.status !== "LIVE") {
      background.run("close the room of a session that is over", () => rooms.close(slug));
      return;
    }
    const identity = participantIdentity(entered);
    const participant = await store.participants.findByIdentity(session.id, identity);
    if (uninvitedOf(participant ? [participant] : [], [identity]).length === 0) return;
    background.run("put out who may not come in", () => rooms.remove(slug, identity));
  };
}
