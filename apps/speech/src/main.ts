import { environmentOrExit } from "@rooms/environment";
import { composeSpeech } from "./compose.ts";
import { readEnv } from "./env.ts";

const app = await composeSpeech(environmentOrExit(readEnv()));
try {
  const baseUrl = await app.start();
  app.logger.info({ baseUrl }, "speech server listens");
} catch (error) {
  app.logger.fatal({ err: error }, "speech server cannot listen");
  process.exit(1);
}

const stop = (signal: string): void => {
  app.logger.info({ signal }, "speech server stops");
  void app.stop().then(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
