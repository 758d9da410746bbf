import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { SessionDirectory } from "./session-directory.ts";

export interface AdoptSessionsOptions {
  store: Pick<TranscriptStore, "sessionsToHear">;
  directory: Pick<SessionDirectory, "take">;
  onProblem: (where: string, error: unknown) => void;
}

const atOnceMax = 20;

/** Opens sessions without an owner in which the server captures the room: none of their participants needs a connection. */
export function adoptSessions({ store, directory, onProblem }: AdoptSessionsOptions) {
  let adopting = false;
  return async (): Promise<void> => {
    if (adopting) return;
    adopting = true;
    try {
      const waiting = await store.sessionsToHear(atOnceMax);
      await Promise.all(waiting.map((sessionId) => directory.take(sessionId)));
    } catch (error) {
      onProblem("adopt", error);
    } finally {
      adopting = false;
    }
  };
}
