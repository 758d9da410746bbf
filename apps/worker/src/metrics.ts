import { Counter, createMetricsRegistry, Histogram } from "@rooms/observability";
import type { Registry } from "@rooms/observability";

/** What the jobs changed, by kind. */
export type ChangeKind =
  | "session_expired"
  | "session_ended"
  | "gap_written"
  | "presence"
  | "put_out"
  | `removed_${string}`;

export interface Metrics {
  readonly registry: Registry;
  jobRan(job: string, outcome: "done" | "failed", durationMs: number): void;
  changed(kind: ChangeKind, count: number): void;
}

export function createMetrics(): Metrics {
  const registry = createMetricsRegistry("worker");
  const seconds = new Histogram({
    name: "rooms_worker_job_seconds",
    help: "Runs of a job and how long they took.",
    labelNames: ["job", "outcome"],
    buckets: [0.01, 0.05, 0.2, 1, 5, 20],
    registers: [registry],
  });
  const changes = new Counter({
    name: "rooms_worker_changes_total",
    help: "What the jobs changed: sessions expired or ended, gaps written, participants come, gone or put out, rows removed.",
    labelNames: ["kind"],
    registers: [registry],
  });
  return {
    registry,
    jobRan: (job, outcome, durationMs) => seconds.observe({ job, outcome }, durationMs / 1000),
    changed: (kind, count) => changes.inc({ kind }, count),
  };
}
