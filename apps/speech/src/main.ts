import { environmentOrExit } from "@rooms/service-kit/environment";
import { observe } from "@rooms/service-kit/observe";
import { runService } from "@rooms/service-kit/process";
import { composeSpeech } from "./compose.ts";
import { readEnv } from "./env.ts";

const env = environmentOrExit(readEnv());
const observation = await observe(env, { name: "speech", level: env.LOG_LEVEL });
const speech = await composeSpeech(env, observation.logger);

await runService({
  observation,
  stopMsMax: 4_800,
  start: async () => ({ baseUrl: await speech.start() }),
  stop: () => speech.stop(),
});
