import { createGladiaServer } from "@rooms/speech-server";
import type { GladiaServer, GladiaServerEvent } from "@rooms/speech-server";
import { createLogger } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import type { Env } from "./env.ts";
import { createPacks } from "./packs/create-packs.ts";
import type { Packs } from "./packs/create-packs.ts";
import { forkedFetch } from "./packs/forked-fetch.ts";
import { languageStates } from "./packs/language-states.ts";
import type { Pack } from "./packs/manifest.ts";
import { createSpeechRecogniser } from "./recogniser/speech-recogniser.ts";
import type { SpeechRecogniser } from "./recogniser/speech-recogniser.ts";

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
  const packs = await composePacks(env, logger);
  const recogniser = await composeRecogniser({ packs, findsOut: env.SPEECH_LANGUAGES, logger });
  let ready = true;
  const server: GladiaServer = createGladiaServer({
    recogniser,
    ...(env.SPEECH_API_KEY === undefined ? {} : { apiKeys: [env.SPEECH_API_KEY] }),
    routes: {
      "/health": () => ({
        status: 200,
        body: {
          status: "ok",
          recogniser: recogniser.name,
          languages: languageStates(packs.all()),
          queueAgeMs: Math.round(recogniser.queueAgeMs),
        },
      }),
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

function composePacks(env: Env, logger: Logger): Promise<Packs> {
  return createPacks({
    cacheDir: env.ROOMS_CACHE_DIR,
    operatorDir: env.SPEECH_PACKS_DIR ?? null,
    builtIn: env.SPEECH_PACKS,
    findsOut: env.SPEECH_LANGUAGES,
    fetchPack: forkedFetch(fetchProgram),
    onEvent: ({ type, ...facts }) => {
      if (type === "pack-ready") logger.info(facts, type);
      else logger.warn(facts, type);
    },
    random: Math.random,
  });
}

/** With the packs that are here; those that come later are taken in while it runs. */
async function composeRecogniser({
  packs,
  findsOut,
  logger,
}: {
  packs: Packs;
  findsOut: readonly string[];
  logger: Logger;
}): Promise<SpeechRecogniser> {
  const recogniser = createSpeechRecogniser({ findsOut });
  const take = async (pack: Pack): Promise<void> => {
    try {
      await recogniser.add(pack);
    } catch (error) {
      logger.error({ pack: pack.manifest.name, err: error }, "the speech pack cannot be loaded");
    }
  };
  packs.onReady((pack) => void take(pack));
  for (const pack of packs.ready()) await take(pack);
  return recogniser;
}

function logEvent(event: GladiaServerEvent, logger: Logger): void {
  if (event.type === "recogniser-failed") {
    logger.error({ sessionId: event.sessionId, err: event.error }, event.type);
  } else {
    const { type, ...facts } = event;
    logger.debug(facts, type);
  }
}
