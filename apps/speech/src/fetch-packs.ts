import { readEnv, variablesOfChildren } from "./env.ts";
import { builtInPacks } from "./packs/built-in.ts";
import { packsIn } from "./packs/create-packs.ts";
import { ensurePack } from "./packs/ensure-pack.ts";
import { wordsOfFailures } from "./packs/fetch-failure.ts";

/** Fetches the built-in packs that are named, or all. */
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
const names = process.argv.slice(2);
const read = readEnv();
if (read.ok) {
  for (const pack of builtInPacks) {
    if (names.length > 0 && !names.includes(pack.name)) continue;
    const ensured = await ensurePack({
      pack,
      parent: packsIn(read.env.ROOMS_CACHE_DIR),
      onPercent: (percent) => say(`${pack.name}: ${percent} %`),
      signal: stopping.signal,
      variables: variablesOfChildren(),
    });
    if (ensured.ok) continue;
    say(`${pack.name} is missing: ${wordsOfFailures(ensured.failures)}`);
    process.exitCode = 1;
  }
} else {
  for (const problem of read.problems) say(problem);
  process.exitCode = 2;
}
