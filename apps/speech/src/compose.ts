import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer, GladiaServerEvent, Recogniser } from "@rooms/speech-server";
import { createLogger } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import type { Env } from "./env.ts";
import { createPacks } from "./packs/create-packs.ts";
import { createSherpaRecogniser } from "./recogniser/sherpa-recogniser.ts";

export interface SpeechApp {
  logger: Logger;
  /** Resolves with the base URL once it listens and its recogniser is loaded. */
  start(): Promise<string>;
  /** Ends every session within two seconds. Idempotent. */
  stop(): Promise<void>;
}

const stopGraceMs = 1_500;

export async function composeSpeech(env: Env): Promise<SpeechApp> {
  const logger = createLogger({ name: "speech", level: env.LOG_LEVEL });
  const recogniser = await loadRecogniser(env, logger);
  let ready = true;
  const server: GladiaServer = createGladiaServer({
    recogniser,
    ...(env.SPEECH_API_KEY === undefined ? {} : { apiKeys: [env.SPEECH_API_KEY] }),
    routes: {
      "/health": () => ({ status: 200, body: { status: "ok", recogniser: recogniser.name } }),
      "/ready": () => ({
        status: ready ? 200 : 503,
        body: { ready, sessions: openSessions(server) },
      }),
    },
    onEvent: (event) => logEvent(event, logger),
  });
  return {
    logger,
    start: () => server.listen({ port: env.SPEECH_PORT, host: env.SPEECH_HOST }),
    stop: () => {
      ready = false;
      return server.close({ graceMs: stopGraceMs });
    },
  };
}

function openSessions(server: GladiaServer): number {
  return server.sessions().filter(({ phase }) => phase !== "done").length;
}

/** Without a usable pack the server still runs, and writes a placeholder for each stretch of speech. */
async function loadRecogniser(env: Env, logger: Logger): Promise<Recogniser> {
  const packs = await createPacks({
    cacheDir: env.ROOMS_CACHE_DIR,
    operatorDir: env.SPEECH_PACKS_DIR ?? null,
  });
  const pack = packs.ready().find(({ manifest }) => manifest.roles.includes("finals"));
  try {
    if (pack !== undefined) return await createSherpaRecogniser(pack);
    logger.warn("no speech pack: speech is written as [unrecognised speech]");
  } catch (error) {
    logger.error({ pack: pack?.manifest.name, err: error }, "the speech pack cannot be loaded");
  }
  return createUnrecognisedRecogniser();
}

function logEvent(event: GladiaServerEvent, logger: Logger): void {
  if (event.type === "recogniser-failed") {
    logger.error({ sessionId: event.sessionId, err: event.error }, event.type);
  } else {
    const { type, ...facts } = event;
    logger.debug(facts, type);
  }
}
