/** Refusals that trying again does not change; each has a screen of its own. */
type FinalRefusal = "removed" | "session-ended" | "session-expired";

const finals: Readonly<Record<string, FinalRefusal>> = {
  REMOVED_FROM_SESSION: "removed",
  SESSION_ENDED: "session-ended",
  SESSION_EXPIRED: "session-expired",
};

export function finalRefusalOf(code: string): FinalRefusal | null {
  return finals[code] ?? null;
}
