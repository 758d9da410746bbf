import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { FinalMessage } from "@rooms/contracts/realtime";
import type { EngineReport } from "@rooms/domain/transcription/speech-engines";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import {
  createChatStore,
  createPool,
  createTranscriptStore,
  followSessionChanges,
} from "@rooms/db";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { createMetricsGuard } from "@rooms/service-kit/network";
import { errorName, placesOf } from "@rooms/service-kit/observability";
import type { Observation } from "@rooms/service-kit/observe";
import { forkRoomAgents } from "./room-capture/forked-room-agent.ts";
import { engineFactsOf } from "./stt/engine-facts.ts";
import { lineCorrection } from "./stt/line-correction.ts";
import type { LineCorrection } from "./stt/line-correction.ts";
import { createGladiaEngine } from "./stt/gladia-engine.ts";
import type { TranscriberEnv } from "./env.ts";
import { createDictionaries } from "./dictionaries.ts";
import { createMaintenance } from "./maintenance.ts";
import { createMetrics } from "./metrics.ts";
import { BatchWriter } from "./transcript/batch-writer.ts";
import { defaultSettings, ownServerSettings } from "./stt/settings.ts";
import type { PipelineSettings } from "./stt/settings.ts";
import type { EnterRoom } from "./room-capture/room-agent-port.ts";
import type { SpeechEngine } from "./stt/speech-engine.ts";
import { createProblems } from "./problems.ts";
import { LineSigner } from "./transcript/line-signer.ts";
import { verifyTicket } from "./server/ticket.ts";
import { adoptSessions } from "./sessions/adopt-captured-sessions.ts";
import type { HostedSession } from "./sessions/hosted-session.ts";
import { closing, lease } from "./sessions/session-times.ts";
import { SessionDirectory } from "./sessions/session-directory.ts";
import { sessionHost } from "./sessions/session-host.ts";
import { learnUsedMinutes } from "./sessions/used-minutes.ts";
import { Joins, spanFinals } from "./span-finals.ts";
import { tracedJoins } from "./traced-joins.ts";
import { steadyClock } from "./steady-clock.ts";
import { traceFinals } from "./trace-finals.ts";
import { originCheck } from "./server/origins.ts";
import { createRealtimeServer } from "./server/uws-server.ts";
import type { RealtimeServer } from "./server/uws-server.ts";

export interface Transcriber {
  /** Resolves with the port once it listens. */
  start(): Promise<number>;
  /** Lets sessions go in order, within ten seconds; idempotent. */
  stop(): Promise<void>;
}

const maxUtteranceMs = 15_000;
const backpressureBytesMax = 4 * 1024 * 1024;
/** Less than a lease: a connection that died without a word must not cost the sessions. */
const databaseAnswerMs = 3_000;

/** Builds the process from its environment; `overrides` are numbers of the pipeline, for tests. */
export function composeTranscriber(
  env: TranscriberEnv,
  observation: Observation,
  overrides: Partial<PipelineSettings> = {},
): Transcriber {
  const { lanes, gladia } = env;
  const settings = {
    ...{ ...defaultSettings, lanes, catchUpRate: gladia.replayRate },
    ...(gladia.apiKey === null ? ownServerSettings : {}),
  };
  const base = composeBase(env, observation, { ...settings, ...overrides });
  const { pool, store, hosted, instance, onProblem, signer } = base;
  const engineFacts = engineFactsOf(env.gladia);
  const engine = composeEngine(base, engineFacts.current);
  const dictionaries = engine.takesVocabulary ? null : createDictionaries();
  const correction = dictionaries && lineCorrection(dictionaries.isWord);
  const { directory, writer } = composeSessions(base, engine, correction);
  const server = composeServer(base, directory, () => maintenance.readiness());
  const maintenance = createMaintenance({
    ...{ directory, writer, server, store, instance, onProblem },
    renewEveryMs: lease.renewEveryMs,
    learnUsedMinutes:
      env.limits.userMinutesPerDayMax === null ? null : () => learnUsedMinutes(base),
    listen: () =>
      followSessionChanges({
        url: env.databaseUrl,
        onChange: (change) => directory.onChange(change),
        onChatChange: (sessionId) => hosted.get(sessionId)?.chat.changed(),
        onError: (error) => onProblem("listen", error),
      }),
    engineFacts,
    adopt: env.livekit && adoptSessions({ store, directory, onProblem }),
    load: () => Math.min(1, server.socketCount() / env.socketsMax),
  });

  async function stop(): Promise<void> {
    server.stopListening();
    maintenance.drain();
    await directory.drain();
    await maintenance.stop();
    server.close();
    await store.retire(instance.id).catch((error: unknown) => onProblem("retire", error));
    await pool.end();
  }

  let stopping: Promise<void> | null = null;
  return {
    async start() {
      await signer.load();
      // Before the first audio: loading blocks the process for a moment.
      await dictionaries?.load().catch((error: unknown) => onProblem("dictionaries", error));
      const port = await server.listen({ host: env.host, port: env.port });
      if (instance.url === "") instance.url = `ws://${env.host}:${port}`;
      maintenance.start();
      return port;
    },
    stop: () => (stopping ??= stop()),
  };
}

type Base = ReturnType<typeof composeBase>;

function composeBase(
  env: TranscriberEnv,
  { logger, tracing }: Observation,
  settings: PipelineSettings,
) {
  const hosted = new Map<string, HostedSession>();
  const metrics = createMetrics(() => hosted.values());
  const nowMs = steadyClock({ wallMs: () => Date.now(), steadyMs: () => performance.now() });
  const onProblem = createProblems({ logger, count: metrics.problem, nowMs });
  const pool = createPool({
    url: env.databaseUrl,
    applicationName: "rooms-transcriber",
    answerTimeoutMs: databaseAnswerMs,
    onIdleError: (error) => onProblem("pool", error),
  });
  const instance = { id: env.instanceId ?? randomUUID(), url: env.publicUrl ?? "" };
  const store = createTranscriptStore(pool);
  const signer = new LineSigner(env.ticketSecrets[0]);
  return {
    env,
    settings,
    signer,
    logger,
    tracing,
    joins: new Joins(),
    hosted,
    metrics,
    onProblem,
    pool,
    store,
    instance,
    nowMs,
  };
}

function composeEngine({ env, settings, logger }: Base, report: () => EngineReport): SpeechEngine {
  const { url, apiKey, ownServerKey, region, replayRate } = env.gladia;
  return createGladiaEngine({
    report,
    baseUrl: url,
    apiKey: apiKey ?? ownServerKey,
    region,
    isGladia: apiKey !== null,
    onVocabularyRefused: () =>
      logger.warn("the speech-to-text engine does not take the vocabulary"),
    endpointingMs: settings.endpointingMs,
    maxUtteranceMs,
    // The pipeline hears unsettled audio again on a fresh stream; long attempts on the old one only delay that.
    timing: { reconnectAttemptsMax: 3, initAttemptsMax: 1, resendRate: replayRate },
  });
}

/** Built, both programs lie side by side as JavaScript. */
const roomAgent = new URL(
  import.meta.url.endsWith(".ts") ? "./room-agent.ts" : "./room-agent.js",
  import.meta.url,
);

function composeRoomAgents({ env: { livekit }, onProblem }: Base): EnterRoom | null {
  return livekit && forkRoomAgents({ program: roomAgent, livekit, onProblem });
}

function composeSessions(base: Base, heard: SpeechEngine, correction: LineCorrection | null) {
  const { env, settings, logger, hosted, metrics, onProblem, store, instance, nowMs, pool } = base;
  const way = {
    engine: heard,
    additionsOf: (slug: string, line: FinalMessage) => ({
      signature: base.signer.signatureOf(slug, line),
    }),
    flush: (batch: readonly SessionFlush[]) => store.flush(batch),
  };
  const { tracing, joins } = base;
  const spanned = tracing === null ? way : spanFinals(way, { tracing, joins, ...settings });
  const { engine, additionsOf, flush } = traceFinals(spanned, { logger, ...settings });
  const host = sessionHost({
    ...{ store, engine, correction, settings, nowMs, onProblem, additionsOf },
    ...{ chatStore: createChatStore(pool), ids: systemIdSource() },
    enterRoom: composeRoomAgents(base),
    limits: env.limits,
    onFrame: metrics.frame,
    counts: metrics.transcript,
    onOpened: metrics.sessionOpened,
    onEngineError: (code, sessionId) => {
      metrics.engineError(code);
      logger.warn({ code, sessionId }, "a speech-to-text stream failed");
    },
  });
  const directory: SessionDirectory = new SessionDirectory({
    ...{ hosted, store, instance, lease, closing, host, nowMs, onProblem },
    isUnanswered: (session) => writer.holds(session.pipeline.writer),
    pause: (ms) => pause(ms),
  });
  const writer: BatchWriter = new BatchWriter({
    sources: () => [...hosted.values()].map(({ pipeline }) => pipeline.writer),
    flush,
    onAway: (away, error) => {
      if (away) onProblem("flush", error);
      directory.setDatabaseAway(away);
    },
    onFlushed: metrics.flushed,
    onRefused: (sessionId, { code, rows }) => {
      metrics.refusedRows(code, rows);
      logger.error({ sessionId, code, rows }, "the database does not take some rows");
    },
    nowMs,
  });
  return { directory, writer };
}

function composeServer(
  { env, metrics, onProblem, nowMs, tracing, joins, logger }: Base,
  sessions: SessionDirectory,
  readiness: () => { ready: boolean; missing: string[] },
): RealtimeServer {
  const secrets = env.ticketSecrets.map((secret) => new TextEncoder().encode(secret));
  return createRealtimeServer({
    sessions: tracing === null ? sessions : tracedJoins(sessions, { tracing, joins }),
    verifyTicket: (token) => verifyTicket(token, secrets),
    isAllowedOrigin: originCheck(env.allowedOrigins),
    socketsMax: env.socketsMax,
    backpressureBytesMax,
    nowMs,
    readiness,
    metrics: metrics.text,
    mayReadMetrics: createMetricsGuard(env.metricsToken),
    onSocketCount: metrics.socketCount,
    onClose: metrics.socketClosed,
    onError: (error) => {
      onProblem("socket", error);
      logger.error({ reason: errorName(error), stack: placesOf(error) }, "bug");
    },
  });
}
