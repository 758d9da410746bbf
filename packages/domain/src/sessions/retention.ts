import type { KeptDays } from "../vocabulary/spaces.ts";
import type { Session } from "./session.ts";

const dayMs = 24 * 60 * 60_000;

/** When a session is deleted by the setting of its space; null where it stays, and before it is over. */
export function keptUntil(
  session: Pick<Session, "status" | "endedAt" | "lastActivityAt" | "plan">,
  keptDays: KeptDays | null,
): Date | null {
  const over = overAt(session);
  return over && keptDays ? new Date(over.getTime() + keptDays * dayMs) : null;
}

/** Also of a session that never began: its title and those who were invited are kept no longer. */
function overAt({
  status,
  endedAt,
  lastActivityAt,
  plan,
}: Parameters<typeof keptUntil>[0]): Date | null {
  if (status === "ENDED") return endedAt;
  return status === "EXPIRED" ? (plan?.startAt ?? lastActivityAt) : null;
}
