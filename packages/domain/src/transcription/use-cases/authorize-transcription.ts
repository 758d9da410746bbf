import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { Participant } from "../../sessions/participant.ts";
import { readsFromMs } from "../../sessions/rights.ts";
import type { Session } from "../../sessions/session.ts";
import { presentParticipant } from "../../sessions/use-cases/track-presence.ts";
import { checkLimits, startOfDay } from "../transcription-limits.ts";
import type { TranscriptionLimits } from "../transcription-limits.ts";
import { sessionTotals } from "../usage-rules.ts";

interface Authorized {
  session: Session;
  participant: Participant;
  /** Session clock; speech that began before is withheld while the past is closed. */
  readsFromMs: number;
}

interface Deps {
  store: Store;
  clock: Clock;
  limits: TranscriptionLimits;
  participantsMax: number;
}

/**
 * Authorizes a present participant to take part in the transcription of a session. Limits refuse only speaking, never
 * listening. Refusals: those of `presentParticipant`; TRANSCRIPTION_DISABLED; TRANSCRIPTION_LIMIT for speakers.
 */
export function authorizeTranscription({ store, clock, limits, participantsMax }: Deps) {
  const findPresent = presentParticipant({ store, clock, participantsMax });
  return async (input: {
    caller: Caller;
    slug: Slug;
    speak: boolean;
  }): Promise<Result<Authorized>> => {
    const present = await findPresent(input);
    if (!present.ok) return present;
    if (!limits.enabled) return refuse("TRANSCRIPTION_DISABLED");
    const authorized = await withReading(store, present.value);
    if (!input.speak) return ok(authorized);
    const { session, participant } = authorized;
    const now = clock.now();
    const allowed = checkLimits(limits, {
      sessionTranscribedMs: sessionTotals(await store.usage.forSession(session.spaceId, session.id))
        .transcribedMs,
      userTranscribedMsToday:
        participant.userId &&
        (await store.usage.transcribedMsOfUser(participant.userId, startOfDay(now))),
      startedAt: session.startedAt,
      now,
    });
    return allowed.ok ? ok(authorized) : allowed;
  };
}

/** Adds where the participant's readable part begins while the past is closed. */
async function withReading(
  { members }: Store,
  { session, participant }: { session: Session; participant: Participant },
): Promise<Authorized> {
  const { userId } = participant;
  const member = userId && (await members.find(session.spaceId, userId));
  const reader = { spaceRole: member?.role ?? null, participant };
  const closed = { ...session, pastOpen: false };
  return { session, participant, readsFromMs: readsFromMs(closed, reader) };
}
