import type { Housekeeping } from "@rooms/db";
import type { Clock } from "@rooms/domain/shared/clock";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface HousekeepingOptions {
  housekeeping: Housekeeping;
  clock: Clock;
  metrics: Pick<Metrics, "changed">;
}

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** An expired invitation says so for a month; then its row is removed and the link is not found. */
const invitationKeptMs = 30 * dayMs;
const idempotencyKeyLifeMs = dayMs;
/** LiveKit signs an event for five minutes; a later repeat is refused by its age. */
const livekitEventKeptMs = hourMs;
/** As long as a guest's cookie is good: until then it is known how often they were denied. */
const lobbyRequestKeptMs = dayMs;
/** LiveKit's tokens live ten minutes. */
const deletedRoomKeptMs = hourMs;
const transcriberForgottenAfterMs = hourMs;

/** Removes rows past their time, once an hour. */
export function housekeepingJob({ housekeeping, clock, metrics }: HousekeepingOptions): Job {
  return {
    name: "housekeeping.expired",
    due: { kind: "cron", cron: "17 * * * *" },
    async run() {
      const now = clock.now();
      const before = (ageMs: number): Date => new Date(now.getTime() - ageMs);
      const removed = await housekeeping.removeExpired({
        verificationTokensBefore: now,
        authSessionsBefore: now,
        invitationsBefore: before(invitationKeptMs),
        recapSharesBefore: now,
        idempotencyKeysBefore: before(idempotencyKeyLifeMs),
        livekitEventsBefore: before(livekitEventKeptMs),
        lobbyRequestsBefore: before(lobbyRequestKeptMs),
        planMailsBefore: before(dayMs),
        deletedRoomsBefore: before(deletedRoomKeptMs),
        transcribersBefore: before(transcriberForgottenAfterMs),
      });
      for (const [what, count] of Object.entries(removed))
        metrics.changed(`removed_${what}`, count);
    },
  };
}
