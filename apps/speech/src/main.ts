import { environmentOrExit } from "@rooms/service-kit/environment";
import { runService } from "@rooms/service-kit/process";
import { composeSpeech } from "./compose.ts";
import { readEnv } from "./env.ts";

const speech = await composeSpeech(environmentOrExit(readEnv()));

await runService({
  logger: speech.logger,
  stopMsMax: 4_800,
  start: async () => ({ baseUrl: await speech.start() }),
  stop: () => speech.stop(),
});
