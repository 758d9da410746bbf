import type { LiveNotice, LiveSnapshot } from "./api.ts";
import type { ForwardedMessage, WorkerToPage } from "./worker/messages.ts";

const noticesMax = 8;

export const initialLiveSnapshot: LiveSnapshot = {
  connection: { kind: "idle" },
  bufferedMs: 0,
  lostMs: 0,
  clockOffsetMs: null,
  transcription: null,
  hostIdentity: null,
  lobby: null,
  listeners: [],
  captioning: null,
  marksRevision: null,
  stageChanges: 0,
  takesReactions: false,
  notices: [],
};

/** The snapshot after a status; parts that say the same stay the same objects. */
export function withStatus(
  snapshot: LiveSnapshot,
  status: Extract<WorkerToPage, { type: "status" }>,
): LiveSnapshot {
  const connection = same(snapshot.connection, status.connection);
  const { bufferedMs, lostMs, clockOffsetMs } = status;
  return same(snapshot, { ...snapshot, connection, bufferedMs, lostMs, clockOffsetMs });
}

/** The snapshot after a message of the server's. Transcript lines do not bear on it. */
export function withMessage(
  snapshot: LiveSnapshot,
  message: ForwardedMessage,
  nowMs: number,
): LiveSnapshot {
  switch (message.type) {
    case "welcome":
      return {
        ...snapshot,
        transcription: message.transcription,
        hostIdentity: message.hostIdentity,
        // The server tells it again to those who may know.
        lobby: null,
        // Told right after, when there are any.
        listeners: [],
        captioning: null,
        marksRevision: message.marksRevision ?? 0,
        // What was told while the socket was away is not told again.
        stageChanges: snapshot.stageChanges + 1,
        takesReactions: message.reactions === true,
      };
    case "state":
      return { ...snapshot, transcription: message.transcription };
    case "host":
      return { ...snapshot, hostIdentity: message.hostIdentity };
    case "lobby":
      return { ...snapshot, lobby: message.waiting > 0 ? { waiting: message.waiting } : null };
    case "listeners":
      return { ...snapshot, listeners: message.identities };
    case "captioning": {
      const { captioned, uncaptioned } = message;
      return { ...snapshot, captioning: { captioned, uncaptioned } };
    }
    case "marks":
      return { ...snapshot, marksRevision: message.revision };
    case "stage":
      return { ...snapshot, stageChanges: snapshot.stageChanges + 1 };
    case "notice": {
      const id = (snapshot.notices.at(-1)?.id ?? 0) + 1;
      const notice: LiveNotice = { id, code: message.code, atMs: nowMs };
      return { ...snapshot, notices: [...snapshot.notices, notice].slice(-noticesMax) };
    }
    case "partial":
    case "final":
    case "stored":
    case "withheld":
    case "caught-up":
    case "reactions":
    case "chat":
    case "chat-caught-up":
    case "chat-refused":
    case "chat-state":
      return snapshot;
  }
}

/** `before` if every member of `after` is the same. */
function same<T extends object>(before: T, after: T): T {
  const was = new Map<string, unknown>(Object.entries(before));
  const now = Object.entries(after);
  return now.length === was.size && now.every(([key, value]) => Object.is(value, was.get(key)))
    ? before
    : after;
}
