import type { AnalysisFailureCode } from "@rooms/domain/vocabulary/analysis";
import { AnalysisFailure } from "@rooms/domain/analysis/meeting-analyser";
import {
  analyseSession,
  type AnalyseSessionDeps,
} from "@rooms/domain/analysis/use-cases/analyse-session";
import type { Metrics } from "../metrics.ts";
import { retryDelayMsMax } from "../queue/retry-delay.ts";
import type { FollowUpJob } from "./follow-up.ts";

export interface AnalyseJobOptions {
  deps: Omit<AnalyseSessionDeps, "leaseMs">;
  metrics: Pick<Metrics, "analysed">;
  deadlineMs: number;
  leaseMs?: number;
  attemptsMax?: number;
}

/** With the queue's waits: a model's server may be away for an hour. */
const attemptsMaxDefault = 30;
/** Of failures that a model was paid for, or that come from the meeting itself. */
const costlyAttemptsMax = 3;
const cheapFailures: ReadonlySet<AnalysisFailureCode> = new Set([
  "MODEL_UNREACHABLE",
  "MODEL_BUSY",
]);
const leaseMsDefault = 15_000;

/** Analyses a session: its retries are the queue's, and the only ones. */
export function analyseJob(options: AnalyseJobOptions): FollowUpJob {
  const { deps, metrics, deadlineMs, attemptsMax = attemptsMaxDefault } = options;
  const analyse = analyseSession({ ...deps, leaseMs: options.leaseMs ?? leaseMsDefault });
  return {
    kind: "analyse",
    deadlineMs,
    attemptsMax,
    concurrency: 2,
    async run({ sessionId, attempt }, signal) {
      const startedAt = performance.now();
      const retryAt = (code: AnalysisFailureCode): Date | null => {
        const most = cheapFailures.has(code)
          ? attemptsMax
          : Math.min(attemptsMax, costlyAttemptsMax);
        return attempt >= most
          ? null
          : new Date(deps.clock.now().getTime() + retryDelayMsMax(attempt));
      };
      const report = await analyse({ session: sessionId, retryAt }, signal);
      metrics.analysed(report, performance.now() - startedAt);
      if (report.kind === "busy") return "again";
      if (report.kind !== "failed" || !report.isRetried) return "done";
      throw report.error instanceof Error
        ? report.error
        : new AnalysisFailure(report.code, { retryable: true });
    },
    onExhausted: (sessionId) => deps.store.analyses.giveUp(sessionId, deps.clock.now()),
  };
}
