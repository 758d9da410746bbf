import { environmentOrExit } from "@rooms/service-kit/environment";
import { runService } from "@rooms/service-kit/process";
import { composeTranscriber } from "./compose.ts";
import { readEnv } from "./env.ts";

const transcriber = composeTranscriber(environmentOrExit(readEnv()));

await runService({
  logger: transcriber.logger,
  // Draining takes less; whatever hangs beyond this is not worth waiting for.
  stopMsMax: 10_000,
  start: async () => ({ port: await transcriber.start() }),
  stop: () => transcriber.stop(),
});
