import { mailPlans } from "@rooms/domain/invitees/use-cases/mail-plans";
import type { MailPlansDeps } from "@rooms/domain/invitees/use-cases/mail-plans";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface PlanMailOptions {
  deps: MailPlansDeps;
  metrics: Pick<Metrics, "planMailed">;
}

/** Within the queue's own time for a run; what is due still waits for the next. */
const runMsMax = 45_000;

/** Mails invitations to planned sessions, their changes and their ends. */
export function planMailJob({ deps, metrics }: PlanMailOptions): Job {
  const mail = mailPlans(deps);
  return {
    name: "plans.mail",
    due: { kind: "every", seconds: 3 },
    run: (given) => {
      const signal = AbortSignal.any([given, AbortSignal.timeout(runMsMax)]);
      return mail({ signal, onMail: metrics.planMailed });
    },
  };
}
