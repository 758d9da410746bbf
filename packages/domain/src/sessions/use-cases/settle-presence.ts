import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { Session, SessionLife } from "../session.ts";
import { chooseTranscriptionHost } from "../transcription-host.ts";

/** After somebody came or went, under the session's lock: activity is noted and the transcription host chosen anew. */
export async function settlePresence(
  { sessions, participants }: Pick<Repositories, "sessions" | "participants">,
  session: Session,
  { now, life }: { now: Date; life?: SessionLife },
): Promise<Result<Session>> {
  const present = await participants.listPresent(session.id);
  const updated = await sessions.update(session.spaceId, session.id, {
    lastActivityAt: now,
    transcriptionHost: chooseTranscriptionHost(session.transcriptionHost, present),
    ...(life ? { life } : {}),
  });
  return updated ? ok(updated) : refuse("NOT_FOUND");
}
