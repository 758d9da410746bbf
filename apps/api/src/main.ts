import { environmentOrExit } from "@rooms/service-kit/environment";
import { observe } from "@rooms/service-kit/observe";
import { runService } from "@rooms/service-kit/process";
import { compose } from "./compose.ts";
import { readEnv } from "./env.ts";
import { startServer, type RunningServer } from "./server.ts";

const requestGraceMs = 3_000;

const env = environmentOrExit(readEnv());
const observation = await observe(env, { name: "api", level: env.LOG_LEVEL });
const api = compose(env, observation);
let server: RunningServer | undefined;

await runService({
  observation,
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
