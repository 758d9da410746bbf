/** A worker's part in a process of its own: begins an analysis, says so, and never ends it. */
import { createPool } from "@rooms/db";
import { startAnalyses } from "./analysis.ts";

const pool = createPool({ url: process.argv[2] ?? "", onIdleError: () => undefined });
startAnalyses(pool, () => {
  process.stdout.write("begun\n");
  return new Promise(() => undefined);
});
