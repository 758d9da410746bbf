import { readEnv } from "./env.ts";
import { ensureModel } from "./model/ensure-model.ts";

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const read = readEnv();
if (read.ok) {
  const ensured = await ensureModel({ cacheDir: read.env.ROOMS_CACHE_DIR, onProgress: say });
  if (!ensured.ok) {
    say(`no speech model: ${ensured.reason}`);
    process.exitCode = 1;
  }
} else {
  for (const problem of read.problems) say(problem);
  process.exitCode = 2;
}
