import type { ParticipantIdentity, Slug } from "@rooms/domain";
import type { RouteDeps } from "../deps.ts";

type Deps = Pick<RouteDeps, "store" | "rooms" | "background">;

/**
 * A LiveKit token outlives what it was given for by minutes. Whoever comes in by one after being removed, or after the
 * end, is put out again; the room of a session that is over is closed with them.
 */
export function keepOut({ store, rooms, background }: Deps) {
  return async ({ slug, identity }: { slug: Slug; identity: ParticipantIdentity }) => {
    const session = await store.sessions.findBySlug(slug);
    // A LiveKit may serve others, too: rooms that are none of ours are left alone.
    if (!session) return;
    if (session.status !== "LIVE") {
      background.run("close the room of a session that is over", () => rooms.close(slug));
      return;
    }
    const participant = await store.participants.findByIdentity(session.id, identity);
    if (!participant || participant.removedAt !== null) {
      background.run("put out who may not come in", () => rooms.remove(slug, identity));
    }
  };
}
