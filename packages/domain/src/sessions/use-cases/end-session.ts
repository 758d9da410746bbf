import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { transition } from "../session-state.ts";
import { rightsOf, viewOf } from "../rights.ts";
import type { Session } from "../session.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionDeps } from "./deps.ts";

/** Ends a live session for all. FORBIDDEN to guests and outsiders, HOST or not; INVALID_TRANSITION when it is not live. */
export function endSession(deps: Omit<SessionDeps, "ids" | "participantsMax">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<Session>> => {
    const ended = await deps.store.transaction(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, caller);
      const view = viewOf(session, relation);
      if (view === "none") return refuse("NOT_FOUND");
      if (session.status !== "LIVE") return refuse("INVALID_TRANSITION");
      if (!rightsOf(session, relation).end)
        return refuse(view === "public" ? "NOT_FOUND" : "FORBIDDEN");
      return closeSession(repositories, session, { event: "end", now: deps.clock.now() });
    });
    if (ended.ok) followEnd(deps, ended.value);
    return ended;
  };
}

/** The writes of an end and the work that it leaves, under the session's lock. */
export async function closeSession(
  {
    sessions,
    participants,
    followUps,
  }: Pick<Repositories, "sessions" | "participants" | "followUps">,
  session: Session,
  { event, now }: { event: "end" | "idle"; now: Date },
): Promise<Result<Session>> {
  const next = transition(session, event, now);
  if (!next.ok) return next;
  await participants.markAllLeft(session.id, now);
  const ended = await sessions.update(session.spaceId, session.id, {
    state: next.value,
    lastActivityAt: now,
    transcriptionHost: null,
    transcriptionHostByHand: false,
    serverCapture: false,
  });
  if (!ended) return refuse("NOT_FOUND");
  await followUps.add(session.id, "finalise", now);
  return ok(ended);
}

/** What follows an end; the worker's comparison with LiveKit makes good what is lost here. */
export function followEnd(
  { rooms, background }: Pick<SessionDeps, "rooms" | "background">,
  session: Session,
): void {
  background.run("close the room of an ended session", () => rooms.close(session.slug));
}
