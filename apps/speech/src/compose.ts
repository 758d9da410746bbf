import { createGladiaServer } from "@rooms/speech-server";
import type { GladiaServer, GladiaServerEvent } from "@rooms/speech-server";
import type { Logger } from "@rooms/service-kit/observability";
import { version } from "@rooms/service-kit/version";
import type { Env } from "./env.ts";
import { createSpeechMetrics } from "./metrics.ts";
import { createPacks } from "./packs/create-packs.ts";
import type { Packs, PacksEvent } from "./packs/create-packs.ts";
import { forkedFetch } from "./packs/forked-fetch.ts";
import { awaitsFinder, languageStates } from "./packs/language-states.ts";
import { createSpeechRecogniser } from "./recogniser/speech-recogniser.ts";
import type { SpeechRecogniser } from "./recogniser/speech-recogniser.ts";

export interface SpeechApp {
  /** Resolves with the base URL once it listens and its recogniser is loaded. */
  start(): Promise<string>;
  /** Ends every session within two seconds. Idempotent. */
  stop(): Promise<void>;
}

const stopGraceMs = 1_500;

export async function composeSpeech(env: Env, logger: Logger): Promise<SpeechApp> {
  const recogniser = createSpeechRecogniser({
    findsOut: env.SPEECH_LANGUAGES,
    awaitsFinder: () => awaitsFinder(packs.all()),
  });
  const packs = await composePacks({ env, logger, recogniser });
  const metrics = createSpeechMetrics({
    token: env.METRICS_TOKEN,
    now: () => ({ queueAgeMs: recogniser.queueAgeMs, sessions: openSessions(server) }),
  });
  let ready = true;
  const server: GladiaServer = createGladiaServer({
    recogniser,
    ...(env.SPEECH_API_KEY === undefined ? {} : { apiKeys: [env.SPEECH_API_KEY] }),
    routes: {
      "/health": () => ({
        status: 200,
        body: {
          status: "ok",
          version,
          recogniser: recogniser.name,
          languages: languageStates(packs.all()),
          queueAgeMs: Math.round(recogniser.queueAgeMs),
        },
      }),
      "/ready": () => ({
        status: ready ? 200 : 503,
        body: { ready, sessions: openSessions(server) },
      }),
      "/metrics": metrics.route,
    },
    onEvent: (event) => {
      metrics.take(event);
      logEvent(event, logger);
    },
  });
  return {
    start: () => server.listen({ port: env.SPEECH_PORT, host: env.SPEECH_HOST }),
    stop: async () => {
      ready = false;
      await Promise.all([server.close({ graceMs: stopGraceMs }), packs.close()]);
    },
  };
}

function openSessions(server: GladiaServer): number {
  return server.sessions().filter(({ phase }) => phase !== "done").length;
}

/** Built, both programs lie side by side as JavaScript. */
const fetchProgram = new URL(
  import.meta.url.endsWith(".ts") ? "./fetch-packs.ts" : "./fetch-packs.js",
  import.meta.url,
);

/** The recogniser works with the packs that are here, and takes in those that come later. */
function composePacks({
  env,
  logger,
  recogniser,
}: {
  env: Env;
  logger: Logger;
  recogniser: SpeechRecogniser;
}): Promise<Packs> {
  return createPacks({
    cacheDir: env.ROOMS_CACHE_DIR,
    operatorDir: env.SPEECH_PACKS_DIR ?? null,
    builtIn: env.SPEECH_PACKS,
    findsOut: env.SPEECH_LANGUAGES,
    fetchPack: forkedFetch(fetchProgram),
    use: (pack) => recogniser.add(pack),
    onEvent: (event) => logPackEvent(event, logger),
    random: Math.random,
  });
}

function logPackEvent(event: PacksEvent, logger: Logger): void {
  if (event.type === "pack-unusable") {
    logger.error({ pack: event.pack, err: event.error }, event.type);
  } else {
    const { type, ...facts } = event;
    if (type === "pack-ready") logger.info(facts, type);
    else logger.warn(facts, type);
  }
}

function logEvent(event: GladiaServerEvent, logger: Logger): void {
  if (event.type === "recogniser-failed") {
    logger.error({ sessionId: event.sessionId, err: event.error }, event.type);
  } else {
    const { type, ...facts } = event;
    logger.debug(facts, type);
  }
}
