import { setFlagsFromString } from "node:v8";
import { environmentOrExit } from "@rooms/service-kit/environment";
import { observe } from "@rooms/service-kit/observe";
import { runService } from "@rooms/service-kit/process";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";

// Jobs read much and keep little. By itself V8 lets a hundred megabytes of garbage gather before it collects: with it the
// worker needs 134 MB at most for a transcript of 20,000 segments, without it 214.
setFlagsFromString("--optimize-for-size");

const env = environmentOrExit(readEnv());
const observation = await observe(env, { name: "worker", level: env.LOG_LEVEL });
const worker = compose(env, observation);

await runService({
  observation,
  stopMsMax: 4_800,
  start: async () => ({ port: await worker.start() }),
  stop: () => worker.stop(),
});
