import { setPriority } from "node:os";
import { readEnv, variablesOfChildren } from "./env.ts";
import type { Env } from "./env.ts";
import { builtInPacks } from "./packs/built-in.ts";
import { packsIn } from "./packs/create-packs.ts";
import { ensurePack } from "./packs/ensure-pack.ts";
import { wordsOfFailures } from "./packs/fetch-failure.ts";
import type { FetchMessage } from "./packs/fetch-message.ts";
import { readBuiltIn } from "./packs/published-pack.ts";
import { DamagedPackError } from "./packs/whole-files.ts";

/**
 * Fetches the built-in packs that are named, or those that are in use. Run by people and scripts it prints;
 * forked by the speech server it sends messages, and leaves the processor to those who speak.
 */
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
if (process.connected) {
  setPriority(10);
  process.once("disconnect", () => stopping.abort());
}

const printed = new Map<string, number>();

function tell(pack: string, message: FetchMessage): void {
  if (process.connected) process.send?.(message);
  else if (message.type === "failed") print(`${pack} is missing: ${message.reason}`);
  else if (message.percent >= (printed.get(pack) ?? 0)) {
    print(`${pack}: ${message.percent} %`);
    printed.set(pack, message.percent + 10);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** All at once: most of the time is spent waiting for the network. */
async function fetchAll(env: Env, names: readonly string[]): Promise<boolean> {
  const parent = packsIn(env.ROOMS_CACHE_DIR);
  const wanted = builtInPacks.filter(({ name }) => names.includes(name));
  const fetched = wanted.map(async (pack) => {
    const ensured = await ensurePack({
      pack,
      parent,
      onPercent: (percent) => tell(pack.name, { type: "percent", percent }),
      signal: stopping.signal,
      variables: variablesOfChildren(),
    });
    if (!ensured.ok) {
      tell(pack.name, { type: "failed", reason: wordsOfFailures(ensured.failures) });
      return false;
    }
    try {
      // Made here, it is there also where the speech server may only read the cache.
      await readBuiltIn(pack, { parent, findsOut: env.SPEECH_LANGUAGES });
    } catch (error) {
      if (!(error instanceof DamagedPackError)) throw error;
      tell(pack.name, { type: "failed", reason: error.message });
      return false;
    }
    return true;
  });
  return (await Promise.all(fetched)).every((ok) => ok);
}

const read = readEnv();
if (read.ok) {
  const named = process.argv.slice(2);
  const names = read.env.SPEECH_PACKS.filter((name) => named.length === 0 || named.includes(name));
  process.exitCode = (await fetchAll(read.env, names)) ? 0 : 1;
} else {
  for (const problem of read.problems) print(problem);
  process.exitCode = 2;
}
process.removeAllListeners("disconnect");
if (process.connected) process.disconnect();
