import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";

/** Settings of the installation; null means no limit. */
export interface TranscriptionLimits {
  /** The global switch. */
  readonly enabled: boolean;
  /** Transcribed minutes of one session. */
  readonly sessionMinutesMax: number | null;
  /** Transcribed minutes of one user in a day (UTC). */
  readonly userMinutesPerDayMax: number | null;
  /** Minutes since the session started. */
  readonly durationMinutesMax: number | null;
}

export interface LimitFacts {
  readonly sessionTranscribedMs: number;
  /** Null for a guest, who has no account to count on. */
  readonly userTranscribedMsToday: number | null;
  readonly startedAt: Date | null;
  readonly now: Date;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Whether speech may be transcribed now. A refusal says which limit and when it frees; a session's own limits never do. */
export function checkLimits(limits: TranscriptionLimits, facts: LimitFacts): Result<null> {
  if (!limits.enabled) return refuse("TRANSCRIPTION_DISABLED");
  const { sessionTranscribedMs, userTranscribedMsToday, startedAt, now } = facts;
  if (reached(sessionTranscribedMs, limits.sessionMinutesMax)) {
    return refuse("TRANSCRIPTION_LIMIT", { limit: "session-minutes" });
  }
  if (startedAt && reached(now.getTime() - startedAt.getTime(), limits.durationMinutesMax)) {
    return refuse("TRANSCRIPTION_LIMIT", { limit: "session-duration" });
  }
  if (
    userTranscribedMsToday !== null &&
    reached(userTranscribedMsToday, limits.userMinutesPerDayMax)
  ) {
    const retryAt = new Date(startOfDay(now).getTime() + dayMs);
    return refuse("TRANSCRIPTION_LIMIT", { limit: "user-minutes", retryAt });
  }
  return ok(null);
}

/** The moment from which a user's minutes of the day are counted. */
export function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / dayMs) * dayMs);
}

function reached(ms: number, minutesMax: number | null): boolean {
  return minutesMax !== null && ms >= minutesMax * minuteMs;
}
