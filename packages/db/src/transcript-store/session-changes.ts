import {
  participantId,
  type ParticipantId,
  type SessionId,
  sessionId,
} from "@rooms/domain/shared/ids";
import { keepListening, listen } from "../database/listen.ts";
import type { ListenOptions, Listening } from "../database/listen.ts";

/**
 * Something about a session was committed: its status, a decision of its hosts, a participant's removal or new name, its
 * deletion. What stands is read anew.
 */
export interface SessionChanged {
  sessionId: SessionId;
  removedParticipantId: ParticipantId | null;
  renamedParticipantId: ParticipantId | null;
}

export interface SessionChangesOptions extends ListenOptions {
  onChange: (change: SessionChanged) => void;
}

/** Hears of changes as they commit, on a connection of its own. Resolves when the first connection listens. */
export function listenSessionChanges({
  onChange,
  ...options
}: SessionChangesOptions): Promise<Listening> {
  return listen(options, "session_changed", (payload) => onChange(parse(payload)));
}

/** The same from whenever the database can be reached: `onError` is told of each attempt that fails. Returns at once. */
export function followSessionChanges({
  onChatChange,
  ...options
}: SessionChangesOptions & {
  /** A message of a session's chat was added or deleted; heard on one more connection, for who needs it. */
  onChatChange?: (sessionId: SessionId) => void;
}): Listening {
  const follow = (begin: () => Promise<Listening>) => keepListening(begin, options.onError);
  const changes = follow(() => listenSessionChanges(options));
  if (onChatChange === undefined) return changes;
  const { url, onError } = options;
  const onPayload = (payload: string) => onChatChange(sessionId(payload));
  const chat = follow(() => listen({ url, onError }, "chat_changed", onPayload));
  return {
    async close() {
      await Promise.all([changes.close(), chat.close()]);
    },
  };
}

/** Reports that some API key was revoked, changed or deleted, as it commits, on a connection of its own. */
export function listenApiKeyEnds({
  onEnd,
  ...options
}: ListenOptions & { onEnd: () => void }): Promise<Listening> {
  return listen(options, "api_key_ended", onEnd);
}

function parse(payload: string): SessionChanged {
  // Our own triggers write the payload (migrations/0001_initial.sql).
  const change = JSON.parse(payload) as {
    sessionId: string;
    removedParticipantId?: string;
    renamedParticipantId?: string;
  };
  const whom = (id: string | undefined) => (id === undefined ? null : participantId(id));
  return {
    sessionId: sessionId(change.sessionId),
    removedParticipantId: whom(change.removedParticipantId),
    renamedParticipantId: whom(change.renamedParticipantId),
  };
}
