import { composeTranscriber } from "./compose.ts";
import { readEnv } from "./env.ts";

/** Draining takes less; whatever hangs beyond this is not worth waiting for. */
const stopMsMax = 10_000;

const read = readEnv();
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}
const transcriber = composeTranscriber(read.env);
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
