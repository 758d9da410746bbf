import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { Session, SessionState } from "../session.ts";
import { chooseTranscriptionHost } from "../transcription-host.ts";

type Needed = Pick<Repositories, "sessions" | "participants">;

/** After a participant joined or left, under the session's lock: activity is noted and the transcription host chosen anew. */
export async function settlePresence(
  { sessions, participants }: Needed,
  session: Session,
  { now, state }: { now: Date; state?: SessionState },
): Promise<Result<Session>> {
  const present = await participants.listPresent(session.id);
  const updated = await sessions.update(session.spaceId, session.id, {
    lastActivityAt: now,
    ...chooseTranscriptionHost(session, present),
    ...(state ? { state } : {}),
  });
  return updated ? ok(updated) : refuse("NOT_FOUND");
}

/** After a role changed, under the session's lock: a new HOST may be the better transcription host. */
export async function settleRoles(
  { sessions, participants }: Needed,
  session: Session,
): Promise<void> {
  const present = await participants.listPresent(session.id);
  const chosen = chooseTranscriptionHost(session, present);
  await sessions.update(session.spaceId, session.id, chosen);
}
