import { ok, refuse } from "../shared/result.ts";
import type { ErrorCode } from "../vocabulary/errors.ts";
import type { SessionStatus } from "../vocabulary/sessions.ts";
import type { Result } from "../shared/result.ts";
import type { SessionLife } from "./session.ts";

/** What may happen to a session: a first join, an end by a person, an end because the room stayed empty, an expiry before any join. */
export type LifeEvent = "join" | "end" | "idle" | "expire";
export const lifeEvents = ["join", "end", "idle", "expire"] as const satisfies LifeEvent[];

type Outcome = { to: SessionStatus } | { refusal: ErrorCode };

const stays = { refusal: "INVALID_TRANSITION" } as const;

/** Total: every status meets every event. The same table stands in docs/specs/session-lifecycle.md. */
const transitions: Record<SessionStatus, Record<LifeEvent, Outcome>> = {
  CREATED: { join: { to: "LIVE" }, end: stays, idle: stays, expire: { to: "EXPIRED" } },
  LIVE: { join: { to: "LIVE" }, end: { to: "ENDED" }, idle: { to: "ENDED" }, expire: stays },
  ENDED: { join: { refusal: "SESSION_ENDED" }, end: stays, idle: stays, expire: stays },
  EXPIRED: { join: { refusal: "SESSION_EXPIRED" }, end: stays, idle: stays, expire: stays },
};

export function changeLife(life: SessionLife, event: LifeEvent, now: Date): Result<SessionLife> {
  const outcome = transitions[life.status][event];
  if ("refusal" in outcome) return refuse(outcome.refusal);
  switch (outcome.to) {
    case "LIVE":
      return ok({ status: "LIVE", startedAt: life.startedAt ?? now, endedAt: null });
    case "ENDED":
      return ok(endedAt(life.startedAt ?? now, now));
    case "EXPIRED":
      return ok({ status: "EXPIRED", startedAt: null, endedAt: null });
    case "CREATED":
      return refuse("INVALID_TRANSITION");
  }
}

// Clocks of two machines may differ by a little; a session never ends before it started.
function endedAt(startedAt: Date, now: Date): SessionLife {
  return { status: "ENDED", startedAt, endedAt: now < startedAt ? startedAt : now };
}
