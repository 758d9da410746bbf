import { environmentOrExit } from "@rooms/environment";
import { createLogger } from "@rooms/observability";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";
import type { Env } from "./env.ts";
import { startServer } from "./server.ts";

const requestGraceMs = 3_000;
const stopDeadlineMs = 4_800;

async function run(env: Env): Promise<void> {
  const log = createLogger({ name: "api", level: env.LOG_LEVEL });
  const api = compose(env, log);
  const server = await startServer(api.app, { host: env.API_HOST, port: env.API_PORT });
  log.info({ port: server.port, localSignIn: env.localSignIn }, "listening");

  const stop = async (): Promise<void> => {
    log.info("stopping");
    api.releaseHeld();
    await server.stop(requestGraceMs);
    await api.close();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), stopDeadlineMs).unref();
      void stop().then(() => process.exit(0));
    });
  }
}

await run(environmentOrExit(readEnv()));
