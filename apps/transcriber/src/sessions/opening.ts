import type { CloseName } from "@rooms/contracts/realtime";
import { sessionId as asSessionId } from "@rooms/domain/shared/ids";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import type { SessionSnapshot, TranscriptStore } from "@rooms/domain/transcription/store";

export interface OpeningOptions {
  store: Pick<TranscriptStore, "acquire" | "load" | "release" | "vocabulary">;
  instance: { id: string; url: string };
  ttlMs: number;
  pause: (ms: number) => Promise<void>;
  /** How long ago a session may have ended for audio of it to be taken: none for who brings none. */
  endedMsMax: number;
  nowMs: () => number;
  onProblem: (where: string, error: unknown) => void;
}

export type Opened =
  | {
      kind: "opened";
      epoch: number;
      snapshot: SessionSnapshot & { startedAt: Date };
      vocabulary: readonly VocabularyTerm[];
      /** The session ended while no process owned it. */
      late: boolean;
    }
  | { kind: "moved"; url: string }
  | { kind: "refused"; close: CloseName };

const attemptsMax = 3;

/** Takes the lease of a session and reads where it stands. Throws when the database is away. */
export async function openSession(sessionId: string, options: OpeningOptions): Promise<Opened> {
  const { store, instance, ttlMs, pause, endedMsMax, nowMs, onProblem } = options;
  const id = asSessionId(sessionId);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await store.acquire({
      sessionId: id,
      instanceId: instance.id,
      url: instance.url,
      ttlMs,
    });
    if (answer.kind === "no-session") return { kind: "refused", close: "SESSION_ENDED" };
    if (answer.kind === "owned") return load(id, answer.epoch);
    if (answer.url !== instance.url) return { kind: "moved", url: answer.url };
    // A process at this very address that is gone without a word: its lease runs out in a moment.
    if (attempt === attemptsMax) return { kind: "refused", close: "TRY_LATER" };
    await pause(answer.expiresInMs + 20);
  }

  /** A failure opens the session without a vocabulary: words are then recognised less well, but they are recognised. */
  async function readVocabulary(session: typeof id): Promise<readonly VocabularyTerm[]> {
    try {
      return await store.vocabulary(session);
    } catch (error) {
      onProblem("vocabulary", error);
      return [];
    }
  }

  async function load(session: typeof id, epoch: number): Promise<Opened> {
    const snapshot = await store.load(session);
    const startedAt = snapshot?.startedAt ?? null;
    if (snapshot !== null && startedAt !== null) {
      const endedAtMs = snapshot.endedAt?.getTime() ?? -Infinity;
      const late = snapshot.status === "ENDED" && nowMs() - endedAtMs < endedMsMax;
      if (late || snapshot.status === "LIVE") {
        const vocabulary = await readVocabulary(session);
        return { kind: "opened", epoch, snapshot: { ...snapshot, startedAt }, vocabulary, late };
      }
    }
    await store.release([{ sessionId: session, epoch }]);
    const early = snapshot?.status === "CREATED";
    return { kind: "refused", close: early ? "TRY_LATER" : "SESSION_ENDED" };
  }
}
