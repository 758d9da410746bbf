import { participantIdentity } from "../../shared/ids.ts";
import type { Slug } from "../../shared/ids.ts";
import type { ParticipantInRoom } from "../ports.ts";
import { screenGrantChanges } from "../screen-sharing.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";

type Deps = Pick<SessionDeps, "store" | "rooms">;

const looksMax = 5;

/**
 * Makes the grants in a room agree with who may share the screen, and looks again while something had to change: of two
 * decisions at once the older one may be written last. Throws when LiveKit does not answer; repeating it does no harm.
 */
export function enforceScreenSharing({ store, rooms }: Deps) {
  return async (slug: Slug): Promise<void> => {
    for (let look = 0; look < looksMax; look += 1) {
      const connected = await rooms.listConnected(slug);
      // Asked after LiveKit: what is decided while it answers counts.
      const session = await store.sessions.findBySlug(slug);
      if (session?.status !== "LIVE") return;
      if ((await settleScreenGrants({ store, rooms }, session, connected)) === 0) return;
    }
  };
}

/** Changes the grants of those connected that differ from what the session says; how many. */
export async function settleScreenGrants(
  { store, rooms }: Deps,
  session: Session,
  connected: readonly ParticipantInRoom[],
): Promise<number> {
  const { slug, screenSharing } = session;
  // All participants and not only the present: one who came back by an old token is connected before they count as present.
  const people = screenSharing === "EVERYONE" ? [] : await store.participants.list(session.id);
  const changes = screenGrantChanges(session, people, connected);
  for (const { identity, allowed } of changes)
    await rooms.allowScreen(slug, participantIdentity(identity), allowed);
  return changes.length;
}

/** What follows a decision; the worker, which hears of it, makes good what is lost here. */
export function enforceScreensInBackground(
  deps: Deps & Pick<SessionDeps, "background">,
  slug: Slug,
): void {
  deps.background.run("change who may share the screen", () => enforceScreenSharing(deps)(slug));
}
