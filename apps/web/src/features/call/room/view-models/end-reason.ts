/** Why one is no longer in the room; each has its own screen. */
export type EndReason =
  | "left"
  | "duplicate"
  | "removed"
  | "shut-out"
  | "ended-for-all"
  | "network"
  | "not-admitted"
  | "failed";

/** LiveKit's names of disconnect reasons; a number it adds later is an unknown network matter. */
type DisconnectName =
  | "CLIENT_INITIATED"
  | "DUPLICATE_IDENTITY"
  | "SERVER_SHUTDOWN"
  | "PARTICIPANT_REMOVED"
  | "ROOM_DELETED"
  | "ROOM_CLOSED"
  | "STATE_MISMATCH"
  | "JOIN_FAILURE"
  | "MIGRATION"
  | "SIGNAL_CLOSE"
  | "CONNECTION_TIMEOUT"
  | "MEDIA_FAILURE";

const reasons: Record<DisconnectName, EndReason> = {
  CLIENT_INITIATED: "left",
  DUPLICATE_IDENTITY: "duplicate",
  PARTICIPANT_REMOVED: "removed",
  ROOM_DELETED: "ended-for-all",
  ROOM_CLOSED: "ended-for-all",
  SERVER_SHUTDOWN: "network",
  STATE_MISMATCH: "network",
  JOIN_FAILURE: "network",
  MIGRATION: "network",
  SIGNAL_CLOSE: "network",
  CONNECTION_TIMEOUT: "network",
  MEDIA_FAILURE: "network",
};

export function endReasonOf(disconnectName: string | undefined): EndReason {
  return isKnown(disconnectName) ? reasons[disconnectName] : "network";
}

function isKnown(name: string | undefined): name is DisconnectName {
  return name !== undefined && Object.hasOwn(reasons, name);
}

/** LiveKit's `ConnectionError.reasonName` of a join that failed. */
export function endReasonOfRefusal(reasonName: string | undefined): EndReason {
  return reasonName === "NotAllowed" ? "not-admitted" : "network";
}
