import { mailRecap, type MailRecapDeps } from "@rooms/domain/sharing/use-cases/mail-recap";
import type { Metrics } from "../metrics.ts";
import type { FollowUpJob } from "./follow-up.ts";

export interface NotifyJobOptions {
  /** Null where no mail can be sent: then there is nothing to do. */
  deps: MailRecapDeps | null;
  metrics: Pick<Metrics, "recapMailed">;
}

const minuteMs = 60_000;
/** With the queue's waits: a mail server may be away for an hour. */
const attemptsMax = 30;

/** Mails the recap of a session to those whom its space wants told. */
export function notifyJob({ deps, metrics }: NotifyJobOptions): FollowUpJob {
  const mail = deps && mailRecap(deps);
  return {
    kind: "notify",
    deadlineMs: 10 * minuteMs,
    attemptsMax,
    concurrency: 1,
    async run({ sessionId }, signal) {
      await mail?.(sessionId, { signal, onMail: metrics.recapMailed });
      return "done";
    },
    // A mail that is sent later would tell of a session that ended hours ago.
    async onExhausted(sessionId) {
      await deps?.store.recapMails.finish(sessionId, deps.clock.now());
    },
  };
}
