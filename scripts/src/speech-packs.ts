import { join } from "node:path";
import { execa } from "execa";
import { pipeLines, type LineSink } from "@rooms/testing/log-lines";
import { cacheDir, root } from "./paths.ts";

/** What the first words need: small, so that the first start is quick. The speech server fetches the others while it runs. */
export const firstPacks = ["moonshine-tiny-en", "silero-vad"];

/**
 * Fetches speech packs once: those that are named, or all in use. Without them Rooms still runs and says so,
 * hence no throw.
 */
export async function ensureSpeechPacks(
  log: LineSink,
  names: readonly string[] = [],
): Promise<void> {
  const program = join(root, "apps/speech/src/fetch-packs.ts");
  const fetching = execa(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", program, ...names],
    {
      env: { ROOMS_CACHE_DIR: cacheDir() },
      stdin: "ignore",
      all: true,
      buffer: false,
      reject: false,
    },
  );
  pipeLines(fetching.all, "speech", log);
  if ((await fetching).failed)
    log("speech", "not all speech packs are here: pnpm doctor says which and why");
}
