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

function environment(): Env {
  try {
    return readEnv();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

await run(environment());
