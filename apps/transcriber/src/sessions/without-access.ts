import type { CloseName } from "@rooms/contracts/realtime";
import type { Access } from "@rooms/domain/sessions/access";
import {
  participantId as asParticipantId,
  sessionId as asSessionId,
} from "@rooms/domain/shared/ids";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { Connection } from "../server/client-connection.ts";

/** What a participant without access is told; null to who has it. */
export function closeNameOf(access: Access): CloseName | null {
  if (access === "admitted") return null;
  return access === "removed" ? "REMOVED" : "NO_ACCESS";
}

export interface HelloAccess {
  store: Pick<TranscriptStore, "access">;
  connection: Connection;
  /** Participants whose removal was announced to this process. Used only while the database is away: its answer wins. */
  removed: Set<string> | undefined;
  onProblem: (what: string, error: unknown) => void;
}

/** A ticket is good for an hour; what it rests on is asked at each hello. Null to who may come in. */
export async function barredBy(asked: HelloAccess): Promise<CloseName | null> {
  const { store, removed, onProblem } = asked;
  const { sessionId, participantId } = asked.connection.claims;
  const wasRemoved = removed?.has(participantId) === true;
  try {
    const access = await store.access(asSessionId(sessionId), asParticipantId(participantId));
    const barred = access === null ? null : closeNameOf(access);
    // A host lifted the bar since.
    if (wasRemoved && barred === null) removed.delete(participantId);
    return barred;
  } catch (error) {
    onProblem("access", error);
    return wasRemoved ? "REMOVED" : null;
  }
}
