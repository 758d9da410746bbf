import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import { sessionId } from "../../shared/ids.ts";
import type { Repositories } from "../../shared/store.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";

type NewSession = Pick<Session, "spaceId" | "title" | "entry"> &
  Partial<Pick<Session, "plan" | "roomId">> & { caller: Caller };

// Sixty-four to the power of eight slugs: two collisions in a row do not happen by chance.
const slugAttempts = 3;

/** Adds a session under a free slug; null when none was found. */
export async function insertSession(
  { sessions, clock, ids }: Pick<Repositories, "sessions"> & Pick<SessionDeps, "clock" | "ids">,
  { caller, plan = null, roomId = null, ...facts }: NewSession,
): Promise<Session | null> {
  for (let attempt = 0; attempt < slugAttempts; attempt += 1) {
    const now = clock.now();
    const session: Session = {
      ...facts,
      id: sessionId(ids.uuid()),
      slug: ids.slug(),
      createdBy: userOf(caller),
      status: "CREATED",
      createdAt: now,
      startedAt: null,
      endedAt: null,
      lastActivityAt: now,
      transcription: "ON",
      serverCapture: false,
      transcriptionHost: null,
      transcriptionHostByHand: false,
      pastOpen: false,
      rawTranscript: null,
      locked: false,
      barredAt: null,
      plan,
      planRevision: plan ? 1 : 0,
      roomId,
    };
    if (await sessions.create(session)) return session;
  }
  return null;
}
