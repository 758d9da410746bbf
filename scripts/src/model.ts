import { join } from "node:path";
import { execa } from "execa";
import { pipeLines, type LineSink } from "@rooms/testing/log-lines";
import { cacheDir, root } from "./paths.ts";

/** Fetches the speech model once. Without it Rooms still runs and says so, hence no throw. */
export async function ensureSpeechModel(log: LineSink): Promise<void> {
  const program = join(root, "apps/speech/src/fetch-packs.ts");
  const fetching = execa(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
    env: { ROOMS_CACHE_DIR: cacheDir() },
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
  });
  pipeLines(fetching.all, "speech", log);
  if ((await fetching).failed)
    log("speech", "no speech model: what is said will be written as [unrecognised speech]");
}
