import { realtimeLimits } from "@rooms/contracts/realtime";
import type { CloseName } from "@rooms/contracts/realtime";
import {
  participantId as asParticipantId,
  sessionId as asSessionId,
} from "@rooms/domain/shared/ids";
import type { ConnectedListener } from "@rooms/domain/transcription/store";
import type { Connection } from "../server/client-connection.ts";

/** The sockets in a session, oldest first. */
export class SessionMembers extends Set<Connection> {
  of(participantId: string): Connection[] {
    return [...this].filter(({ claims }) => claims.participantId === participantId);
  }

  closeThoseOf(participantId: string, name: CloseName): void {
    for (const connection of this.of(participantId)) connection.close(name);
  }

  /**
   * A participant has few sockets: the oldest makes place for one more, and is told. Who speaks stays before who listens,
   * since a listening page that comes back leaves its lost socket behind for a while.
   */
  makePlaceFor(participantId: string, speaking: Connection | undefined): void {
    const sockets = this.of(participantId).sort(
      (left, right) => Number(left === speaking) - Number(right === speaking),
    );
    const surplus = sockets.length + 1 - realtimeLimits.socketsPerParticipantMax;
    for (const connection of sockets.slice(0, Math.max(0, surplus))) connection.close("REPLACED");
  }
}

/** Who is connected to these sessions, each once. */
export function connectedTo(
  sessions: Iterable<{ sessionId: string; members: SessionMembers }>,
): ConnectedListener[] {
  return [...sessions].flatMap(({ sessionId, members }) => {
    const ids = new Set([...members].map(({ claims }) => claims.participantId));
    return [...ids].map((id) => ({
      sessionId: asSessionId(sessionId),
      participantId: asParticipantId(id),
    }));
  });
}
