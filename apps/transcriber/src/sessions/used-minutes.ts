import { sessionId as asSessionId } from "@rooms/domain/shared/ids";
import { startOfDay } from "@rooms/domain/transcription/transcription-limits";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { HostedSession } from "./hosted-session.ts";

export interface UsedMinutesOptions {
  hosted: ReadonlyMap<string, HostedSession>;
  store: Pick<TranscriptStore, "usedSince">;
  nowMs: () => number;
  onProblem: (where: string, error: unknown) => void;
}

/** Learns whose minutes of the day are used up; what was learnt stands while the database is away. */
export async function learnUsedMinutes(options: UsedMinutesOptions): Promise<void> {
  const { hosted, store, nowMs, onProblem } = options;
  try {
    const ids = [...hosted.keys()].map(asSessionId);
    const used = await store.usedSince(ids, startOfDay(new Date(nowMs())));
    for (const session of hosted.values()) {
      const own = used.filter(({ sessionId }) => sessionId === session.sessionId);
      session.setUsedToday(new Map(own.map((one) => [one.participantId, one.transcribedMs])));
    }
  } catch (error) {
    onProblem("limits", error);
  }
}
