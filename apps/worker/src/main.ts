import { environmentOrExit } from "@rooms/environment";
import { createLogger } from "@rooms/observability";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";
import type { Env } from "./env.ts";

const stopDeadlineMs = 4_800;

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
