import type { CloseName } from "@rooms/contracts/realtime";
import { participantId as asParticipantId, sessionId as asSessionId } from "@rooms/domain";
import type { Access, TranscriptStore } from "@rooms/domain";
import type { Connection } from "../protocol/connection.ts";

/** What a participant without access is told; null to who has it. */
export function closeNameOf(access: Access): CloseName | null {
  if (access === "admitted") return null;
  return access === "removed" ? "REMOVED" : "NO_ACCESS";
}

/** A ticket is good for an hour; what it rests on is asked at each hello. Null to who may come in. Throws without a database. */
export async function barredBy(
  store: Pick<TranscriptStore, "access">,
  { claims: { sessionId, participantId } }: Connection,
): Promise<CloseName | null> {
  const access = await store.access(asSessionId(sessionId), asParticipantId(participantId));
  return access === null ? null : closeNameOf(access);
}
