import { environmentOrExit } from "@rooms/environment";
import { composeTranscriber } from "./compose.ts";
import { readEnv } from "./env.ts";

/** Draining takes less; whatever hangs beyond this is not worth waiting for. */
const stopMsMax = 10_000;

const transcriber = composeTranscriber(environmentOrExit(readEnv()));
const { logger } = transcriber;

function stop(signal: string): void {
  logger.info({ signal }, "transcriber drains");
  setTimeout(() => process.exit(1), stopMsMax).unref();
  transcriber.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error({ err: error }, "transcriber did not stop in order");
      process.exit(1);
    },
  );
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
try {
  const port = await transcriber.start();
  logger.info({ port }, "transcriber listens");
} catch (error) {
  logger.fatal({ err: error }, "transcriber cannot listen");
  process.exit(1);
}
