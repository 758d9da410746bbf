import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import type { SessionChange } from "../../sessions/ports.ts";
import { mayRead } from "../../sessions/rights.ts";
import type { Session } from "../../sessions/session.ts";
import type { TranscriptionMode } from "../../vocabulary/sessions.ts";
import { relationOf } from "../../sessions/session-relation.ts";
import { byHand } from "../../sessions/transcription-host.ts";
import { sessionTotals } from "../usage-rules.ts";
import { checkLimits } from "../transcription-limits.ts";
import type { TranscriptionLimits } from "../transcription-limits.ts";

interface Deps {
  store: Store;
  clock: Clock;
  limits: TranscriptionLimits;
}

interface Request {
  caller: Caller;
  slug: Slug;
}

/**
 * Starts, pauses or stops transcription for the room; `by` is the name in the room of who did. FORBIDDEN,
 * SESSION_NOT_LIVE, TRANSCRIPTION_DISABLED, _LIMIT.
 */
export function setTranscription({ store, clock, limits }: Deps) {
  return (
    input: Request & { mode: TranscriptionMode },
  ): Promise<Result<{ session: Session; by: string | null }>> =>
    store.transaction(async (repositories) => {
      const found = await controlled(repositories, input);
      if (!found.ok) return found;
      const { session, by } = found.value;
      if (input.mode === "ON") {
        const usage = await repositories.usage.forSession(session.spaceId, session.id);
        const allowed = checkLimits(limits, {
          sessionTranscribedMs: sessionTotals(usage).transcribedMs,
          // Whose minutes are used is decided speaker by speaker, where they speak.
          userTranscribedMsToday: null,
          startedAt: session.startedAt,
          now: clock.now(),
        });
        if (!allowed.ok) return allowed;
      }
      const changed = await change(repositories, session, { transcription: input.mode });
      return changed.ok ? ok({ session: changed.value, by }) : changed;
    });
}

/** Lets the transcriber take the tracks from the room itself, or stops that. Idempotent. */
export function setServerCapture({ store }: Pick<Deps, "store">) {
  return (input: Request & { on: boolean }): Promise<Result<Session>> =>
    store.transaction(async (repositories) => {
      const found = await controlled(repositories, input);
      if (!found.ok) return found;
      return change(repositories, found.value.session, { serverCapture: input.on });
    });
}

/** Hands the transcription host's part to another participant who is present; NOT_PARTICIPANT when they are not. */
export function setTranscriptionHost({ store }: Pick<Deps, "store">) {
  return (input: Request & { identity: ParticipantIdentity }): Promise<Result<Session>> =>
    store.transaction(async (repositories) => {
      const found = await controlled(repositories, input);
      if (!found.ok) return found;
      const { session } = found.value;
      const present = await repositories.participants.listPresent(session.id);
      if (!present.some(({ identity }) => identity === input.identity))
        return refuse("NOT_PARTICIPANT");
      return change(repositories, session, byHand(input.identity));
    });
}

/**
 * The locked session, for its hosts: HOST role, designated transcription host, owner of the space, system. A participant
 * from outside who only came first is transcription host by rule, not by a host's choice, and decides nothing.
 */
async function controlled(
  repositories: Repositories,
  { caller, slug }: Request,
): Promise<Result<{ session: Session; by: string | null }>> {
  const session = await repositories.sessions.lockBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const relation = await relationOf(repositories, session, caller);
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  const { participant, spaceRole } = relation;
  const trusted = spaceRole !== null || session.transcriptionHostByHand;
  const designated = trusted && participant?.identity === session.transcriptionHost;
  const host = participant?.role === "HOST" || designated;
  if (!host && spaceRole !== "OWNER" && spaceRole !== "SYSTEM") return refuse("FORBIDDEN");
  if (session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
  return ok({ session, by: participant?.name ?? null });
}

async function change(
  { sessions }: Repositories,
  session: Session,
  to: SessionChange,
): Promise<Result<Session>> {
  const changed = await sessions.update(session.spaceId, session.id, to);
  return changed ? ok(changed) : refuse("NOT_FOUND");
}
