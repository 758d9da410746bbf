import { environmentOrExit } from "@rooms/service-kit/environment";
import { observe } from "@rooms/service-kit/observe";
import { runService } from "@rooms/service-kit/process";
import { composeTranscriber } from "./compose.ts";
import { readEnv } from "./env.ts";

const env = environmentOrExit(readEnv());
const observation = await observe(env.observation, { name: "transcriber", level: env.logLevel });
const transcriber = composeTranscriber(env, observation);

await runService({
  observation,
  // Draining takes less; whatever hangs beyond this is not worth waiting for.
  stopMsMax: 10_000,
  start: async () => ({ port: await transcriber.start() }),
  stop: () => transcriber.stop(),
});
