import { environmentOrExit } from "@rooms/service-kit/environment";
import { createLogger } from "@rooms/service-kit/observability";
import { runService } from "@rooms/service-kit/process";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";
import { startServer, type RunningServer } from "./server.ts";

const requestGraceMs = 3_000;

const env = environmentOrExit(readEnv());
const logger = createLogger({ name: "api", level: env.LOG_LEVEL });
const api = compose(env, logger);
let server: RunningServer | undefined;

await runService({
  logger,
  stopMsMax: 4_800,
  start: async () => {
    server = await startServer(api.app, { host: env.API_HOST, port: env.API_PORT });
    return { port: server.port, localSignIn: env.localSignIn };
  },
  stop: async () => {
    api.releaseHeld();
    await server?.stop(requestGraceMs);
    await api.close();
  },
});
