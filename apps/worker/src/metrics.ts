import type { RemovedKind, WaitingFollowUps } from "@rooms/db";
import type { AnalysisReport } from "@rooms/domain/analysis/use-cases/analyse-session";
import type { PlanMailOutcome } from "@rooms/domain/invitees/use-cases/mail-plans";
import { type FollowUpKind, followUpKinds } from "@rooms/domain/shared/follow-ups";
import type { RecapMailOutcome } from "@rooms/domain/sharing/use-cases/mail-recap";
import {
  beginAtZero,
  Counter,
  createMetricsRegistry,
  Gauge,
  Histogram,
} from "@rooms/service-kit/observability";
import type { Registry } from "@rooms/service-kit/observability";

/** All kinds, so that none is missing at zero. */
const removedRows: Readonly<Record<RemovedKind, true>> = {
  verification_tokens: true,
  auth_sessions: true,
  invitations: true,
  recap_shares: true,
  idempotency_keys: true,
  livekit_events: true,
  lobby_requests: true,
  plan_mails: true,
  deleted_rooms: true,
  transcriber_instances: true,
};
const changeKinds = [
  "session_expired",
  "session_ended",
  "session_outlived",
  "gap_written",
  "presence",
  "put_out",
  "document_requested",
  "blob_deleted",
] as const;

/** What the jobs changed, by kind. */
export type ChangeKind = (typeof changeKinds)[number] | `removed_${string}`;

/** `again`: it waits for something else. `failed`: it will be tried again. `exhausted`: it will not. */
export type FollowUpOutcome = "done" | "again" | "broken-off" | "failed" | "exhausted";

export interface Metrics {
  readonly registry: Registry;
  followUpRan(kind: FollowUpKind, outcome: FollowUpOutcome, durationMs: number): void;
  /** Asked with every reading of the metrics. */
  watchFollowUps(waiting: () => Promise<WaitingFollowUps[]>): void;
  analysed(report: AnalysisReport, durationMs: number): void;
  /** How an attempt at a mail ended. */
  recapMailed(outcome: RecapMailOutcome): void;
  planMailed(outcome: PlanMailOutcome): void;
  /** A job of this name is going to run. */
  jobPlanned(job: string): void;
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
    help: "What the jobs changed: sessions expired or ended, gaps written, participants come, gone or put out, documents asked for, files and rows removed.",
    labelNames: ["kind"],
    registers: [registry],
  });
  const removedKinds = Object.keys(removedRows).map((kind) => `removed_${kind}`);
  beginAtZero(changes, "kind", [...changeKinds, ...removedKinds]);
  const followUpSeconds = new Histogram({
    name: "rooms_worker_follow_up_seconds",
    help: "Runs of work that follows a session, by how they ended; those that failed are tried again.",
    labelNames: ["kind", "outcome"],
    buckets: [0.05, 0.2, 1, 5, 20, 60, 300],
    registers: [registry],
  });
  for (const kind of followUpKinds) followUpSeconds.zero({ kind, outcome: "exhausted" });
  const recapMails = new Counter({
    name: "rooms_worker_recap_mails_total",
    help: "Attempts to mail a recap to a person: sent, refused for good, not taken (tried again), or unknown.",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const planMails = new Counter({
    name: "rooms_worker_plan_mails_total",
    help: "Attempts to mail an invitation, its change or its end: sent, refused for good, not taken (tried again), unknown, or postponed because a day's limit is reached.",
    labelNames: ["outcome"],
    registers: [registry],
  });
  return {
    registry,
    followUpRan: (kind, outcome, durationMs) =>
      followUpSeconds.observe({ kind, outcome }, durationMs / 1000),
    analysed: analysisMetrics(registry),
    recapMailed: (outcome) => recapMails.inc({ outcome }),
    planMailed: (outcome) => planMails.inc({ outcome }),
    watchFollowUps: (waiting) => watchFollowUps(registry, waiting),
    jobPlanned: (job) => seconds.zero({ job, outcome: "failed" }),
    jobRan: (job, outcome, durationMs) => seconds.observe({ job, outcome }, durationMs / 1000),
    changed: (kind, count) => changes.inc({ kind }, count),
  };
}

function analysisMetrics(registry: Registry): Metrics["analysed"] {
  const registers = [registry];
  const seconds = new Histogram({
    name: "rooms_worker_analysis_seconds",
    help: "Runs of an analysis, by the analyser and by how they ended: done, or the code of their failure.",
    labelNames: ["analyser", "outcome"],
    buckets: [0.05, 0.2, 1, 5, 20, 60, 300],
    registers,
  });
  const dropped = new Counter({
    name: "rooms_worker_analysis_dropped_lines_total",
    help: "Lines of analyses left out because they rest on nothing that was said.",
    registers,
  });
  const tokens = new Counter({
    name: "rooms_worker_analysis_tokens_total",
    help: "What models read (input) and wrote (output).",
    labelNames: ["direction"],
    registers,
  });
  const cost = new Counter({
    name: "rooms_worker_analysis_cost_total",
    help: "What models cost, by the configured prices.",
    registers,
  });
  return (report, durationMs) => {
    if (report.kind === "nothing" || report.kind === "busy") return;
    const outcome = report.kind === "done" ? "done" : report.code;
    seconds.observe({ analyser: report.analyser ?? "none", outcome }, durationMs / 1000);
    if (report.kind === "done") dropped.inc(report.droppedLines);
    if (!report.usage) return;
    tokens.inc({ direction: "input" }, report.usage.inputTokens);
    tokens.inc({ direction: "output" }, report.usage.outputTokens);
    cost.inc(report.usage.cost);
  };
}

function watchFollowUps(registry: Registry, waiting: () => Promise<WaitingFollowUps[]>): void {
  const gauge = (name: string, help: string, of: (row: WaitingFollowUps) => number): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: ["kind"],
      registers: [registry],
      async collect() {
        // Without the database there is nothing to say; the other metrics are read all the same.
        const rows = await waiting().catch(() => null);
        for (const kind of followUpKinds) {
          const row = rows?.find((one) => one.kind === kind);
          this.set({ kind }, row ? of(row) : rows === null ? Number.NaN : 0);
        }
      },
    });
  gauge(
    "rooms_worker_follow_up_oldest_seconds",
    "Age of the oldest work that follows a session and is not done; 0 when there is none.",
    ({ oldestMs }) => oldestMs / 1000,
  );
  gauge(
    "rooms_worker_follow_ups_waiting",
    "Work that follows a session and is not done, in all workers together.",
    ({ count }) => count,
  );
}
