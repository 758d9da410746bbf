import { setTimeout as delay } from "node:timers/promises";
import { errorName } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import { PgBoss } from "pg-boss";
import type { Job } from "../jobs/job.ts";
import type { Metrics } from "../metrics.ts";
import { rarely } from "./rarely.ts";

export interface JobQueueOptions {
  databaseUrl: string;
  jobs: readonly Job[];
  metrics: Pick<Metrics, "jobRan">;
  log: Logger;
}

const queueOptions = {
  // At most one run waits. A run that was cut off by a crash hinders no other: every job may run twice at once.
  policy: "short",
  // The next time a job is due is its retry.
  retryLimit: 0,
  expireInSeconds: 60,
  retentionSeconds: 3_600,
  deleteAfterSeconds: 3_600,
} as const;

const connectionsMax = 3;
const connectTimeoutMs = 5_000;
const retryAfterMs = 500;
const retryAfterMsMax = 5_000;
const reportEveryMs = 30_000;
const stopGraceMs = 2_500;

/** Runs jobs when they are due, once among all processes on one database. Waits for a database that is away. */
export class JobQueue {
  readonly #options: JobQueueOptions;
  readonly #stopping = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #report: (error: unknown) => void;
  #boss: PgBoss | undefined;
  #starting: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: JobQueueOptions) {
    this.#options = options;
    this.#report = rarely(reportEveryMs, (error: unknown) =>
      options.log.warn({ reason: errorName(error) }, "the queue has trouble with its database"),
    );
  }

  /** Begins to work as soon as there is a database; returns at once. */
  start(): void {
    this.#starting ??= this.#startUntilDone();
  }

  /** Whether the queue has started: its tables are there and its jobs are looked for. */
  get isStarted(): boolean {
    return this.#boss !== undefined;
  }

  /** Lets running jobs end for `stopGraceMs`, then gives them up. Idempotent. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#starting;
    await this.#boss?.stop({ timeout: stopGraceMs }).catch(this.#report);
  }

  async #startUntilDone(): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const boss = this.#createBoss();
      try {
        await this.#prepare(boss);
        this.#boss = boss;
        return;
      } catch (error) {
        this.#report(error);
        // A start that failed half-way has timers and connections: the next attempt gets a new one.
        await boss.stop({ graceful: false }).catch(() => undefined);
      }
      const waitMs = Math.min(retryAfterMs * 2 ** attempt, retryAfterMsMax);
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #createBoss(): PgBoss {
    const boss = new PgBoss({
      connectionString: this.#options.databaseUrl,
      application_name: "rooms-worker-queue",
      schema: "pgboss",
      // A migration of ours makes it; the role of this process may not be allowed to.
      createSchema: false,
      max: connectionsMax,
      connectionTimeoutMillis: connectTimeoutMs,
    });
    boss.on("error", this.#report);
    return boss;
  }

  async #prepare(boss: PgBoss): Promise<void> {
    await boss.start();
    for (const job of this.#options.jobs) {
      await boss.createQueue(job.name, queueOptions);
      if (job.due.kind === "cron") await boss.schedule(job.name, job.due.cron);
      await boss.work(job.name, { pollingIntervalSeconds: 1 }, ([run]) =>
        this.#run(job, run?.signal),
      );
    }
    for (const job of this.#options.jobs) {
      if (job.due.kind === "every") this.#repeat(boss, job, job.due.seconds);
    }
  }

  /** Asked for twice per slot, so that a late timer skips none; the slot takes one of all that are sent. */
  #repeat(boss: PgBoss, job: Job, seconds: number): void {
    const slot = { singletonKey: job.name, singletonSeconds: seconds };
    const send = (): void => {
      if (this.#stopping.signal.aborted) return;
      boss.send(job.name, null, slot).catch(this.#report);
    };
    send();
    this.#timers.push(setInterval(send, (seconds * 1000) / 2));
  }

  async #run(job: Job, given: AbortSignal | undefined): Promise<void> {
    const { metrics, log } = this.#options;
    const signal = AbortSignal.any([this.#stopping.signal, ...(given ? [given] : [])]);
    const startedAt = performance.now();
    const failure = await job.run(signal).then(
      () => null,
      (error: unknown) => errorName(error),
    );
    const outcome = failure === null ? "done" : "failed";
    metrics.jobRan(job.name, outcome, performance.now() - startedAt);
    if (failure === null) return;
    log.warn({ job: job.name, reason: failure }, "a job failed");
    // The queue stores what is thrown, with its causes; a database error may quote personal data.
    throw new Error(`${job.name} failed: ${failure}`);
  }
}
