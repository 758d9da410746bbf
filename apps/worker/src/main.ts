import { setFlagsFromString } from "node:v8";
import { environmentOrExit } from "@rooms/environment";
import { createLogger } from "@rooms/observability";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";
import type { Env } from "./env.ts";

const stopDeadlineMs = 4_800;

// Jobs read much and keep little. By itself V8 lets a hundred megabytes of garbage gather before it looks: with it the
// worker needs 134 MB at most for a transcript of 20,000 segments, without it 214.
setFlagsFromString("--optimize-for-size");

async function run(env: Env): Promise<void> {
  const log = createLogger({ name: "worker", level: env.LOG_LEVEL });
  const worker = compose(env, log);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info("stopping");
      setTimeout(() => process.exit(1), stopDeadlineMs).unref();
      void worker.stop().then(() => process.exit(0));
    });
  }
  const port = await worker.start();
  log.info({ port }, "listening");
}

await run(environmentOrExit(readEnv()));
