import { setTimeout as delay } from "node:timers/promises";
import { createBlobStore } from "@rooms/adapters/blob";
import {
  createLiveKitProbe,
  createLiveRooms,
  createRoomTokens,
  createWebhookReader,
} from "@rooms/adapters/livekit";
import { createSmtpMailer, createStopTokens } from "@rooms/adapters/mail";
import {
  createPool,
  createRepositories,
  createTranscriberDirectory,
  followSessionChanges,
  isDatabaseUp,
  listenApiKeyEnds,
} from "@rooms/db";
import { availableAnalysers } from "@rooms/domain/analysis/analysis";
import { readLobby } from "@rooms/domain/sessions/use-cases/ask-to-enter";
import { systemClock } from "@rooms/domain/shared/clock";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import type { Mailer } from "@rooms/domain/shared/mailer";
import type { Store } from "@rooms/domain/shared/store";
import { sha256Hasher } from "@rooms/domain/shared/tokens";
import { embeddedAnalyser } from "@rooms/extractive-analyser";
import { createMetricsGuard } from "@rooms/service-kit/network";
import { createBackground, createMetricsRegistry } from "@rooms/service-kit/observability";
import type { Logger, Registry } from "@rooms/service-kit/observability";
import type { Observation } from "@rooms/service-kit/observe";
import type { Tracing } from "@rooms/service-kit/tracing";
import type { Hono } from "hono";
import type { Pool } from "@rooms/db";
import { createApp } from "./app.ts";
import { createApiKeyAuth } from "./auth/api-key-auth.ts";
import { ApiKeyCache } from "./auth/api-key-cache.ts";
import { createAuthenticator } from "./auth/authenticator.ts";
import { createGuestPasses } from "./auth/guest-passes.ts";
import type { Env } from "./env.ts";
import { createIdempotency } from "./http/idempotency.ts";
import { createMemoryRateLimiter } from "./http/rate-limiter.ts";
import { createRedisRateLimiter } from "./http/redis-rate-limiter.ts";
import type { RedisRateLimiter } from "./http/redis-rate-limiter.ts";
import type { AppEnv } from "./http/types.ts";
import { createInvitationMail } from "./mail/invitation-mail.ts";
import { serveStopMails } from "./mail/stop-mails.ts";
import { serveOpenApi } from "./openapi/serve-openapi.ts";
import { createTranscriptionAvailability } from "./realtime/transcription-availability.ts";
import { createLobbyWatch } from "./realtime/lobby-watch.ts";
import type { LobbyWatch } from "./realtime/lobby-watch.ts";
import { createRealtimeTickets } from "./realtime/tickets.ts";
import type { RouteDeps } from "./routes/deps.ts";
import { createRoutes } from "./routes/index.ts";
import { serveLiveKitWebhook } from "./routes/livekit-webhook.ts";
import { lobbyWaitOf } from "./routes/lobby.ts";
import { serveMetrics } from "./routes/operations.ts";
import { authOptions } from "./compose-auth.ts";
import { avatarStores } from "./compose-avatars.ts";
import { signInOptions } from "./sign-in-options.ts";

export interface Api {
  readonly app: Hono<AppEnv>;
  /** Answers requests that are held for something to happen: the process is about to stop. */
  releaseHeld(): void;
  /** Ends what the api holds; call it when no request is running any more. */
  close(): Promise<void>;
}

const clock = systemClock;
const hasher = sha256Hasher;

/** The one place that knows which implementation stands behind a port. */
export function compose(env: Env, observation: Observation): Api {
  const { logger: log, tracing } = observation;
  const pool = poolOf(env, observation);
  const store = createRepositories(pool, { onApiKeysEnded: () => apiKeys.clear() });
  const background = createBackground(log);
  const apiKeys = apiKeyCacheOf(env, { store, background, log });
  const registry = createMetricsRegistry("api");
  const limiter = rateLimiter(env, log, registry);
  const mailer = mailerOf(env);
  const auth = authOptions(env, { pool, store, limiter, mailer, log });
  const { cookies, userSessions } = auth;
  const mailInvitation = createInvitationMail({ mailer, limiter, background });
  const passes = createGuestPasses(env.authSecrets);
  const lobbyWatch = lobbyWatchOf(env, store, log);
  const deps = routeDeps(env, {
    ...{ pool, tracing, store, background, passes, mailInvitation, lobbyWatch },
  });
  const routes = createRoutes(deps);
  const webhooks = createWebhookReader(livekitKeys(env));
  const closing = new AbortController();
  const pause = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  const app = createApp({
    routes,
    extras: [
      serveLiveKitWebhook({ ...deps, pause }, (body, authorization) =>
        webhooks.read(body, authorization),
      ),
      serveMetrics(registry, createMetricsGuard(env.METRICS_TOKEN)),
      serveStopMails({ store, clock, tokens: createStopTokens(env.authSecrets) }),
      serveOpenApi(routes.map(({ operation }) => operation)),
    ],
    edge: {
      authenticator: createAuthenticator({ userSessions, guestPasses: passes, apiKeys, cookies }),
      limiter,
      idempotency: createIdempotency(store.idempotencyKeys, clock),
      cookies,
      checkAnswers: env.NODE_ENV !== "production",
    },
    auth,
    origins: env.origins,
    trustedProxies: env.TRUSTED_PROXIES,
    log,
    registry,
    tracing,
  });
  return {
    app,
    releaseHeld: () => lobbyWatch.release(),
    async close() {
      closing.abort();
      await lobbyWatch.close();
      await apiKeys.close();
      await background.drain();
      mailer?.close();
      limiter.close();
      await pool.end();
    },
  };
}

function poolOf(env: Env, { logger, tracing }: Observation): Pool {
  return createPool({
    url: env.DATABASE_URL,
    applicationName: "rooms-api",
    onIdleError: (error) => logger.warn({ reason: error.name }, "database connection lost"),
    tracing,
  });
}

/** Counted where all processes of the api look, when there is such a place. */
function rateLimiter(env: Env, log: Logger, registry: Registry): RedisRateLimiter {
  const scale = env.RATE_LIMIT_SCALE;
  return env.REDIS_URL === undefined
    ? { ...createMemoryRateLimiter({ scale }), close: () => undefined }
    : createRedisRateLimiter({ url: env.REDIS_URL, scale, log, registry });
}

function mailerOf({ SMTP_URL, MAIL_FROM }: Env): Mailer | null {
  return SMTP_URL !== undefined && MAIL_FROM !== undefined
    ? createSmtpMailer({ url: SMTP_URL, from: MAIL_FROM })
    : null;
}

function apiKeyCacheOf(
  env: Env,
  { log, ...deps }: Pick<RouteDeps, "store" | "background"> & { log: Logger },
): ApiKeyCache {
  return new ApiKeyCache({
    auth: createApiKeyAuth({ ...deps, clock, hasher }),
    listen: (events) => listenApiKeyEnds({ url: env.DATABASE_URL, ...events }),
    onProblem: (error) =>
      log.warn({ reason: error instanceof Error ? error.name : "unknown" }, "API keys not kept"),
    nowMs: () => performance.now(),
  });
}

function lobbyWatchOf(env: Env, store: Store, log: Logger): LobbyWatch {
  const onProblem = (where: string, error: unknown): void =>
    log.warn({ where, reason: error instanceof Error ? error.name : "unknown" }, "lobby not read");
  return createLobbyWatch({
    read: readLobby({ store }),
    revisionOf: (waiting) => lobbyWaitOf(waiting, clock.now()).revision,
    listen: (onChange) =>
      followSessionChanges({
        url: env.DATABASE_URL,
        onChange: ({ sessionId }) => onChange(sessionId),
        onError: (error) => onProblem("listen", error),
      }),
    onProblem,
  });
}

type Built = Pick<
  RouteDeps,
  "store" | "background" | "passes" | "mailInvitation" | "lobbyWatch"
> & { pool: Pool; tracing: Tracing | null };

function routeDeps(env: Env, { pool, tracing, ...built }: Built): RouteDeps {
  const ids = systemIdSource();
  const transcribers = createTranscriberDirectory(pool);
  const url = env.livekitHttpUrl;
  const participantsMax = env.SESSION_PARTICIPANTS_MAX;
  const tokens = createRoomTokens({ ...livekitKeys(env), participantsMax });
  const probe = createLiveKitProbe({ url });
  const transcriptionAvailability = createTranscriptionAvailability({
    enabled: env.TRANSCRIPTION_ENABLED,
    transcribers,
  });
  return {
    ...built,
    clock,
    ids,
    hasher,
    rooms: createLiveRooms({ url, ...livekitKeys(env) }),
    limits: {
      enabled: env.TRANSCRIPTION_ENABLED,
      sessionMinutesMax: env.TRANSCRIPTION_SESSION_MINUTES_MAX ?? null,
      userMinutesPerDayMax: env.TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX ?? null,
      durationMinutesMax: env.TRANSCRIPTION_DURATION_MINUTES_MAX ?? null,
    },
    participantsMax,
    pricePerMinute: env.TRANSCRIPTION_PRICE_PER_MINUTE,
    publicUrl: env.PUBLIC_URL,
    transcribers,
    transcriptionAvailability,
    engines: { list: async () => (await transcriptionAvailability()).engines },
    transcriberPublicUrl: env.TRANSCRIBER_PUBLIC_URL,
    tickets: createRealtimeTickets({
      secret: env.REALTIME_TICKET_SECRET,
      clock,
      newId: () => ids.uuid(),
      traceparent: () => tracing?.traceparent() ?? null,
    }),
    ...avatarStores(env, ids),
    blobs: createBlobStore(env.blobStore),
    livekit: {
      publicUrl: env.LIVEKIT_URL,
      isUp: () => probe.isUp(),
      mint: (request) => tokens.mint(request),
      mintForTest: (request) => tokens.mintForTest(request),
    },
    signIn: signInOptions(env),
    isMailing: env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined,
    analysers: availableAnalysers(env.LLM_BASE_URL === undefined ? null : (env.LLM_MODEL ?? null)),
    quickAnalyser: embeddedAnalyser,
    isDatabaseUp: () => isDatabaseUp(pool),
  };
}

function livekitKeys(env: Env): { apiKey: string; apiSecret: string } {
  return { apiKey: env.LIVEKIT_API_KEY, apiSecret: env.LIVEKIT_API_SECRET };
}
