import { readEnv } from "./env.ts";
import { packsIn } from "./packs/create-packs.ts";
import { reportPacks } from "./packs/report-packs.ts";

/** Prints the packs of this machine, one JSON object a line. */
const read = readEnv();
if (read.ok) {
  const reports = await reportPacks({
    parent: packsIn(read.env.ROOMS_CACHE_DIR),
    operatorDir: read.env.SPEECH_PACKS_DIR ?? null,
    inUse: read.env.SPEECH_PACKS,
  });
  for (const report of reports) process.stdout.write(`${JSON.stringify(report)}\n`);
} else {
  for (const problem of read.problems) {
    process.stdout.write(`${JSON.stringify({ pack: "settings", ok: false, say: problem })}\n`);
  }
}
