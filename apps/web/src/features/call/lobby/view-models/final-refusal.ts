/** Refusals that trying again does not change; each has a screen of its own. */
type FinalRefusal = "removed" | "session-ended" | "session-expired";

const finals: Readonly<Record<string, FinalRefusal>> = {
  REMOVED_FROM_SESSION: "removed",
  SESSION_ENDED: "session-ended",
  // What ended, or was deleted, while a stranger stood before it.
  NOT_FOUND: "session-ended",
  SESSION_EXPIRED: "session-expired",
};

export function finalRefusalOf(code: string): FinalRefusal | null {
  return finals[code] ?? null;
}

const atTheDoor = new Set([
  "ADMISSION_REQUIRED",
  "ENTRY_DENIED",
  "GUESTS_NOT_ALLOWED",
  "LOBBY_FULL",
  "MEMBERS_ONLY",
  "SESSION_LOCKED",
]);

/** Refused by how the session is entered, which may change: the page before the room says the way on. */
export function isRefusedAtDoor(code: string): boolean {
  return atTheDoor.has(code);
}
