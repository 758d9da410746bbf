/** Refusals that trying again does not change; each has a screen of its own. */
type FinalRefusal = "removed" | "session-ended" | "session-expired";

const finals: Readonly<Record<string, FinalRefusal>> = {
  REMOVED_FROM_SESSION: "removed",
  SESSION_ENDED: "session-ended",
  // It ended, or was deleted, while a visitor was on its page.
  NOT_FOUND: "session-ended",
  SESSION_EXPIRED: "session-expired",
};

export function finalRefusalOf(code: string): FinalRefusal | null {
  return finals[code] ?? null;
}

const entryRefusals = new Set([
  "ADMISSION_REQUIRED",
  "ENTRY_DENIED",
  "GUESTS_NOT_ALLOWED",
  "LOBBY_FULL",
  "MEMBERS_ONLY",
  "SESSION_LOCKED",
]);

/** Whether the session's entry refused, which may change: prejoin says what helps. */
export function isEntryRefusal(code: string): boolean {
  return entryRefusals.has(code);
}
