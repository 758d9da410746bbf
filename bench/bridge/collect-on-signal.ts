import { renameSync, writeFileSync } from "node:fs";

/*
 * Loaded into a process under test before its own program (`--import`, with `--expose-gc`): on SIGUSR2 it collects all its
 * garbage and writes what is left. Without that, memory of people who only listen drowns in what their coming in left over.
 */
const file = process.env["BENCH_MEMORY_FILE"] ?? "";

process.on("SIGUSR2", () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  writeFileSync(`${file}.partial`, JSON.stringify({ usedBytes: heapUsed + external, rss }));
  renameSync(`${file}.partial`, file);
});
