import { setTimeout as delay } from "node:timers/promises";
import type { ClaimedFollowUp, FollowUpQueue } from "@rooms/db";
import { errorName } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import type { FollowUpJob } from "../jobs/follow-up.ts";
import type { FollowUpOutcome, Metrics } from "../metrics.ts";
import { rarely } from "./rarely.ts";
import { retryDelayMs } from "./retry-delay.ts";

export interface FollowUpRunnerOptions {
  queue: FollowUpQueue;
  jobs: readonly FollowUpJob[];
  metrics: Pick<Metrics, "followUpRan">;
  log: Logger;
  times?: Partial<FollowUpTimes>;
}

export interface FollowUpTimes {
  readonly pollMs: number;
  /** So long the work of a process that was killed waits for another. */
  readonly claimMs: number;
  readonly againAfterMs: number;
  /** For a run that was told to stop. */
  readonly stopGraceMs: number;
}

const defaultTimes: FollowUpTimes = {
  pollMs: 500,
  claimMs: 15_000,
  againAfterMs: 1_000,
  stopGraceMs: 2_500,
};
const pollMsMax = 5_000;
const reportEveryMs = 30_000;

/** Takes follow-ups from their queue and runs their jobs. Waits for a database that is away. */
export class FollowUpRunner {
  readonly #options: FollowUpRunnerOptions;
  readonly #times: FollowUpTimes;
  readonly #stopping = new AbortController();
  readonly #report: (error: unknown) => void;
  #loops: Promise<void>[] = [];
  #stopped: Promise<void> | undefined;

  constructor(options: FollowUpRunnerOptions) {
    this.#options = options;
    this.#times = { ...defaultTimes, ...options.times };
    this.#report = rarely(reportEveryMs, (error: unknown) =>
      options.log.warn({ reason: errorName(error) }, "follow-ups have trouble with the database"),
    );
  }

  /** Idempotent; returns at once. */
  start(): void {
    if (this.#loops.length > 0) return;
    this.#loops = this.#options.jobs.map((job) => this.#loop(job));
  }

  /** Tells the runs to stop and gives their work back for another process. Idempotent. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
  }

  async #loop(job: FollowUpJob): Promise<void> {
    const { signal } = this.#stopping;
    const { pollMs, claimMs } = this.#times;
    const running = new Set<Promise<void>>();
    let waitMs = pollMs;
    while (!signal.aborted) {
      const limit = job.concurrency - running.size;
      try {
        const claimed =
          limit > 0 ? await this.#options.queue.claim(job.kind, { limit, claimMs }) : [];
        for (const run of claimed) this.#begin(job, run, running);
        waitMs = pollMs;
      } catch (error) {
        this.#report(error);
        waitMs = Math.min(waitMs * 2, pollMsMax);
      }
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(running);
  }

  #begin(job: FollowUpJob, run: ClaimedFollowUp, running: Set<Promise<void>>): void {
    const ending = this.#runClaimed(job, run).finally(() => running.delete(ending));
    running.add(ending);
  }

  async #runClaimed(job: FollowUpJob, run: ClaimedFollowUp): Promise<void> {
    const { metrics, log } = this.#options;
    const startedAt = performance.now();
    const claim = new ClaimKeeper(this.#options.queue, run, this.#times.claimMs);
    const outcome = await this.#outcomeOf(job, run, claim.lost);
    claim.stop();
    metrics.followUpRan(job.kind, outcome.kind, performance.now() - startedAt);
    if (outcome.kind === "failed" || outcome.kind === "exhausted") {
      const { sessionId, attempt } = run;
      const facts = { job: job.kind, sessionId, attempt, reason: outcome.reason };
      if (outcome.kind === "failed") log.warn(facts, "a follow-up failed");
      else log.error(facts, "a follow-up is given up");
    }
    // What is not written here is known by the claim that runs out.
    await this.#settle(run, outcome).catch(this.#report);
  }

  async #outcomeOf(job: FollowUpJob, run: ClaimedFollowUp, lost: AbortSignal): Promise<Outcome> {
    // The process died in its last attempt.
    if (run.attempt > job.attemptsMax) return this.#exhaust(job, run, "CrashedAttempt");
    const stopping = this.#stopping.signal;
    const deadline = AbortSignal.timeout(job.deadlineMs);
    const signal = AbortSignal.any([stopping, lost, deadline]);
    try {
      return { kind: await untilGivenUp(job.run(run, signal), signal, this.#times.stopGraceMs) };
    } catch (error) {
      if (stopping.aborted || lost.aborted) return { kind: "broken-off" };
      const reason = deadline.aborted ? "Deadline" : errorName(error);
      return run.attempt === job.attemptsMax
        ? this.#exhaust(job, run, reason)
        : { kind: "failed", reason };
    }
  }

  async #exhaust(job: FollowUpJob, { sessionId }: ClaimedFollowUp, reason: string) {
    try {
      await job.onExhausted?.(sessionId);
      return { kind: "exhausted", reason } as const;
    } catch (error) {
      return { kind: "failed", reason: errorName(error) } as const;
    }
  }

  #settle(run: ClaimedFollowUp, outcome: Outcome): Promise<void> {
    const { queue } = this.#options;
    switch (outcome.kind) {
      case "done":
      case "exhausted":
        return queue.done(run);
      case "again":
        return queue.again(run, { afterMs: this.#times.againAfterMs, countAttempt: false });
      case "broken-off":
        return queue.again(run, { afterMs: 0, countAttempt: false });
      case "failed":
        return queue.again(run, {
          afterMs: retryDelayMs(run.attempt, Math.random()),
          countAttempt: true,
        });
    }
  }
}

type Outcome =
  | { readonly kind: Exclude<FollowUpOutcome, "failed" | "exhausted"> }
  | { readonly kind: "failed" | "exhausted"; readonly reason: string };

/** Renews a claim until it is stopped; `lost` is aborted when another may have it. */
class ClaimKeeper {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(queue: FollowUpQueue, run: ClaimedFollowUp, claimMs: number) {
    let renewedAt = performance.now();
    this.#timer = setInterval(() => {
      const askedAt = performance.now();
      if (askedAt - renewedAt >= claimMs) this.#lost.abort();
      queue.renew(run, claimMs).then(
        (kept) => (kept ? (renewedAt = askedAt) : this.#lost.abort()),
        () => undefined,
      );
    }, claimMs / 3);
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** As `work`, which has `graceMs` to end once `signal` is aborted. */
function untilGivenUp<T>(work: Promise<T>, signal: AbortSignal, graceMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const giveUp = (): void => {
      timer = setTimeout(() => reject(new Error("given up")), graceMs);
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", giveUp);
      clearTimeout(timer);
    });
  });
}
