import { ok, refuse } from "../shared/result.ts";
import type { ErrorCode } from "../vocabulary/errors.ts";
import { type SessionStatus, sessionStatuses } from "../vocabulary/sessions.ts";
import type { Result } from "../shared/result.ts";
import type { SessionState } from "./session.ts";

/** `join`: a participant joins; `end`: a person ends it; `idle`: it stayed empty; `expire`: it never started. */
export type SessionEvent = "join" | "end" | "idle" | "expire";
export const sessionEvents = ["join", "end", "idle", "expire"] as const satisfies SessionEvent[];

type Outcome = { to: SessionStatus } | { refusal: ErrorCode };

const stays = { refusal: "INVALID_TRANSITION" } as const;

/** Total: every status meets every event. A test compares it with the table of docs/specs/session-lifecycle.md. */
const transitions: Record<SessionStatus, Record<SessionEvent, Outcome>> = {
  CREATED: { join: { to: "LIVE" }, end: stays, idle: stays, expire: { to: "EXPIRED" } },
  LIVE: { join: { to: "LIVE" }, end: { to: "ENDED" }, idle: { to: "ENDED" }, expire: stays },
  ENDED: { join: { refusal: "SESSION_ENDED" }, end: stays, idle: stays, expire: stays },
  EXPIRED: { join: { refusal: "SESSION_EXPIRED" }, end: stays, idle: stays, expire: stays },
};

export function transition(
  state: SessionState,
  event: SessionEvent,
  now: Date,
): Result<SessionState> {
  const outcome = transitions[state.status][event];
  if ("refusal" in outcome) return refuse(outcome.refusal);
  switch (outcome.to) {
    case "LIVE":
      return ok({ status: "LIVE", startedAt: state.startedAt ?? now, endedAt: null });
    case "ENDED":
      return ok(endedAt(state.startedAt ?? now, now));
    case "EXPIRED":
      return ok({ status: "EXPIRED", startedAt: null, endedAt: null });
    case "CREATED":
      return refuse("INVALID_TRANSITION");
  }
}

// Clocks of two machines may differ slightly; a session never ends before it started.
function endedAt(startedAt: Date, now: Date): SessionState {
  return { status: "ENDED", startedAt, endedAt: now < startedAt ? startedAt : now };
}

/** The `expire` column of the table, for the one statement that expires many sessions. */
export const expiry = {
  from: sessionStatuses.filter((status) => {
    const outcome = transitions[status].expire;
    return "to" in outcome && outcome.to === "EXPIRED";
  }),
  to: "EXPIRED",
} as const satisfies { from: readonly SessionStatus[]; to: SessionStatus };
