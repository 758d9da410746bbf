import type { LimitReached } from "@rooms/contracts/realtime";
import {
  checkLimits,
  type LimitFacts,
  type TranscriptionLimits,
} from "@rooms/domain/transcription/transcription-limits";
import type { SessionControl } from "@rooms/domain/transcription/store";
import type { TranscriptionMode } from "./transcription-state.ts";

export interface SessionFacts {
  readonly transcribedMs: number;
  readonly startedAt: Date;
  readonly now: Date;
  /** What was transcribed today of those who have an account, in all their sessions, by participant. */
  readonly usedTodayMs: ReadonlyMap<string, number>;
}

/** What limits hold back now, of the whole session and of some of its speakers. */
export interface LimitsInForce {
  readonly session: LimitReached | null;
  readonly speakers: ReadonlyMap<string, LimitReached>;
  /** A limit of the session is about to be reached. */
  readonly near: boolean;
}

const nearShare = 0.9;
/** Shared by all sessions: they are thousands, and nearly none has a speaker at a limit. */
const noSpeakers: ReadonlyMap<string, LimitReached> = new Map();

export function limitsInForce(limits: TranscriptionLimits, facts: SessionFacts): LimitsInForce {
  const { transcribedMs, startedAt, now, usedTodayMs } = facts;
  const ofSession = { sessionTranscribedMs: transcribedMs, startedAt, now };
  const session = reached(limits, { ...ofSession, userTranscribedMsToday: null });
  let speakers = noSpeakers;
  const ofUser = { ...limits, sessionMinutesMax: null, durationMinutesMax: null };
  for (const [participantId, userTranscribedMsToday] of usedTodayMs) {
    const held = reached(ofUser, { ...ofSession, userTranscribedMsToday });
    if (held !== null) speakers = new Map([...speakers, [participantId, held]]);
  }
  const nearly = {
    ...limits,
    sessionMinutesMax: share(limits.sessionMinutesMax),
    durationMinutesMax: share(limits.durationMinutesMax),
  };
  const near = reached(nearly, { ...ofSession, userTranscribedMsToday: null }) !== null;
  return { session, speakers, near: near && session === null };
}

/** What is made of the hosts' wish; a limit of the session is told with it. */
export function modeInForce(
  wish: SessionControl["transcription"],
  { enabled }: TranscriptionLimits,
  { session }: LimitsInForce,
): { mode: TranscriptionMode; reached: LimitReached | null } {
  if (wish === "OFF" || !enabled) return { mode: "off", reached: null };
  if (wish === "PAUSED") return { mode: "paused", reached: null };
  return session === null ? { mode: "on", reached: null } : { mode: "limit", reached: session };
}

function reached(limits: TranscriptionLimits, facts: LimitFacts): LimitReached | null {
  const checked = checkLimits(limits, facts);
  if (checked.ok) return null;
  const { limit, retryAt } = checked.error;
  if (limit === undefined) return null;
  return { limit, ...(retryAt === undefined ? {} : { retryAt: retryAt.toISOString() }) };
}

function share(minutesMax: number | null): number | null {
  return minutesMax === null ? null : minutesMax * nearShare;
}
