import type { SessionDeps } from "@rooms/domain/sessions/use-cases/deps";
import {
  type SweepLimits,
  sweepSessions,
} from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface SweepOptions {
  deps: Omit<SessionDeps, "ids" | "participantsMax" | "engines">;
  limits: SweepLimits;
  metrics: Pick<Metrics, "changed">;
}

/** Expires sessions without a join and ends empty ones, once a minute. */
export function sweepJob({ deps, limits, metrics }: SweepOptions): Job {
  const sweep = sweepSessions(deps);
  return {
    name: "sessions.sweep",
    due: { kind: "cron", cron: "* * * * *" },
    async run() {
      const { expired, ended } = await sweep(limits);
      metrics.changed("session_expired", expired.length);
      metrics.changed("session_ended", ended.length);
    },
  };
}
