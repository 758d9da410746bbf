import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pipeLines, type LineSink } from "./log.ts";
import { cacheDir, root } from "./paths.ts";

/** Fetches the speech model once. Without it Rooms still runs and says so, hence no throw. */
export async function ensureSpeechModel(log: LineSink): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(root, "apps/speech/src/fetch-model.ts")],
    {
      env: { ...process.env, ROOMS_CACHE_DIR: cacheDir() },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  pipeLines(child.stdout, "speech", log);
  pipeLines(child.stderr, "speech", log);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0)
    log("speech", "no speech model: what is said will be written as [unrecognised speech]");
}
