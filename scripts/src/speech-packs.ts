import { join } from "node:path";
import { execa } from "execa";
import { pipeLines, type LineSink } from "@rooms/testing/log-lines";
import { cacheDir, root } from "./paths.ts";

/** What the first words need: small, so that the first start is quick. The speech server fetches the others while it runs. */
export const firstPacks = ["moonshine-tiny-en", "silero-vad"];

export interface SpeechPacksOptions {
  log: LineSink;
  /** All in use when unset. */
  names?: readonly string[];
  /** What the operator set, SPEECH_PACKS for instance. */
  operator?: Record<string, string>;
}

/** Fetches speech packs once. Without them Rooms still runs and says so, hence no throw. */
export async function ensureSpeechPacks(options: SpeechPacksOptions): Promise<void> {
  const { log, names = [], operator = {} } = options;
  const program = join(root, "apps/speech/src/fetch-packs.ts");
  const args = ["--disable-warning=ExperimentalWarning", program, ...names];
  const fetching = execa(process.execPath, args, {
    env: { ...operator, ROOMS_CACHE_DIR: cacheDir() },
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
  });
  pipeLines(fetching.all, "speech", log);
  if ((await fetching).failed)
    log("speech", "not all speech packs are here: pnpm doctor says which and why");
}
