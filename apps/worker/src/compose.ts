import { createBlobStore } from "@rooms/adapters/blob";
import { createLiveKitProbe, createLiveRooms } from "@rooms/adapters/livekit";
import { realtimeLimits } from "@rooms/contracts/realtime";
import {
  createFollowUpQueue,
  createHousekeeping,
  createPool,
  createRepositories,
  isDatabaseUp,
  followSessionChanges,
} from "@rooms/db";
import { systemClock } from "@rooms/domain/shared/clock";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { createMetricsGuard } from "@rooms/service-kit/network";
import { createBackground } from "@rooms/service-kit/observability";
import type { Observation } from "@rooms/service-kit/observe";
import type { Pool } from "@rooms/db";
import { createAccessWatch } from "./access-watch.ts";
import type { AccessWatchOptions } from "./access-watch.ts";
import { followUpJobs } from "./compose-follow-ups.ts";
import { composeMailing } from "./compose-mail.ts";
import type { Env } from "./env.ts";
import { blobDeletionJob } from "./jobs/blob-deletions.ts";
import { housekeepingJob } from "./jobs/housekeeping.ts";
import type { Job } from "./jobs/job.ts";
import { planMailJob } from "./jobs/plan-mails.ts";
import { lostSpeechJob } from "./jobs/lost-speech.ts";
import { presenceJob } from "./jobs/presence.ts";
import { retentionJob } from "./jobs/retention.ts";
import { sweepJob } from "./jobs/sweep.ts";
import { unwrittenJobs } from "./jobs/unwritten.ts";
import { createMetrics } from "./metrics.ts";
import { FollowUpRunner } from "./queue/follow-up-runner.ts";
import { JobQueue } from "./queue/job-queue.ts";
import { tracedJob } from "./jobs/traced-job.ts";
import { startStatusServer } from "./server.ts";

export interface Worker {
  /** Answers on its port from then on; jobs run once there is a database. Resolves to the port. */
  start(): Promise<number>;
  /** Ends jobs, what they began, and connections, in this order. Call it once. */
  stop(): Promise<void>;
}

const hourMs = 60 * 60_000;
const minuteMs = 60_000;
const connectionsMax = 10;
/** Pages may bring audio for a while after the end; clocks of machines differ. A worker that was away makes up for a week. */
const lostSpeech = { afterEndMs: realtimeLimits.lateMsMax + 30_000, backMs: 7 * 24 * hourMs };

/** The one place that knows which implementation stands behind a port. */
export function compose(env: Env, observation: Observation): Worker {
  const { logger: log, tracing } = observation;
  const pool = poolOf(env, observation);
  const probe = createLiveKitProbe({ url: env.livekitHttpUrl });
  const metrics = createMetrics();
  const background = createBackground(log);
  const mailing = composeMailing(env);
  const deps = { ...dependencies(env, pool), background, recapMailing: mailing?.recaps ?? null };
  const jobs: Job[] = [
    sweepJob({ deps, limits: sweepLimits(env), metrics }),
    lostSpeechJob({ deps, times: lostSpeech, metrics }),
    presenceJob({ deps, isLiveKitUp: () => probe.isUp(), metrics, log }),
    housekeepingJob({ housekeeping: createHousekeeping(pool), clock: systemClock, metrics }),
    retentionJob({ deps, metrics }),
    blobDeletionJob({ deps, metrics }),
    ...unwrittenJobs({ deps, metrics }),
    ...(mailing ? [planMailJob({ deps: { ...deps, ...mailing.plans }, metrics })] : []),
  ];
  for (const { name } of jobs) metrics.jobPlanned(name);
  const queue = new JobQueue({
    databaseUrl: env.DATABASE_URL,
    jobs: jobs.map((job) => tracedJob(job, job.name, tracing)),
    ...{ metrics, log },
  });
  const listen: AccessWatchOptions["listen"] = (listener) =>
    followSessionChanges({ url: env.DATABASE_URL, ...listener });
  const accessWatch = createAccessWatch({ deps, listen, metrics, log });
  const waiting = createFollowUpQueue(pool);
  const ofSessions = followUpJobs(env, deps, metrics).map((job) =>
    tracedJob(job, job.kind, tracing),
  );
  const followUps = new FollowUpRunner({ queue: waiting, jobs: ofSessions, metrics, log });
  metrics.watchFollowUps(() => waiting.waiting());
  const parts = async () => ({
    database: { up: await isDatabaseUp(pool), required: true },
    queue: { up: queue.isStarted, required: true },
    livekit: { up: await probe.isUp(), required: false },
  });
  const { WORKER_HOST: host, WORKER_PORT: port } = env;
  let server: Awaited<ReturnType<typeof startStatusServer>> | undefined;
  return {
    async start() {
      const mayReadMetrics = createMetricsGuard(env.METRICS_TOKEN);
      const { registry } = metrics;
      server = await startStatusServer({ host, port, registry, mayReadMetrics, parts });
      queue.start();
      followUps.start();
      accessWatch.start();
      return server.port;
    },
    async stop() {
      await Promise.all([queue.stop(), followUps.stop(), accessWatch.stop()]);
      await background.drain();
      mailing?.mailer.close();
      await pool.end();
      await server?.stop();
    },
  };
}

function poolOf(env: Env, { logger, tracing }: Observation): Pool {
  return createPool({
    url: env.DATABASE_URL,
    connectionsMax,
    applicationName: "rooms-worker",
    onIdleError: (error) => logger.warn({ reason: error.name }, "database connection lost"),
    tracing,
  });
}

function sweepLimits({ EXPIRE_CREATED_HOURS, AUTO_END_MINUTES }: Env) {
  return {
    expireAfterMs: EXPIRE_CREATED_HOURS * hourMs,
    idleAfterMs: AUTO_END_MINUTES * minuteMs,
  };
}

function dependencies(env: Env, pool: Pool) {
  const livekit = { apiKey: env.LIVEKIT_API_KEY, apiSecret: env.LIVEKIT_API_SECRET };
  return {
    store: createRepositories(pool),
    clock: systemClock,
    rooms: createLiveRooms({ url: env.livekitHttpUrl, ...livekit }),
    ids: systemIdSource(),
    blobs: createBlobStore(env.blobStore),
  };
}
