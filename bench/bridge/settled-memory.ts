import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "@rooms/testing/until";

export interface SettledMemory {
  /** In use by JavaScript, its buffers included. */
  readonly usedBytes: number;
  /** Resident, after what is not used was given back. */
  readonly rss: number;
}

/** What a process needs so that its memory can be read without its garbage. */
export interface MemoryReader {
  readonly flags: readonly string[];
  readonly env: Record<string, string>;
  read(pid: number): Promise<SettledMemory>;
  close(): void;
}

const answersWithinMs = 30_000;

export function memoryReader(): MemoryReader {
  const folder = mkdtempSync(join(tmpdir(), "rooms-bench-memory-"));
  const file = join(folder, "memory.json");
  const loaded = fileURLToPath(new URL("./collect-on-signal.ts", import.meta.url));
  return {
    flags: ["--expose-gc", "--import", loaded],
    env: { BENCH_MEMORY_FILE: file },
    async read(pid) {
      rmSync(file, { force: true });
      process.kill(pid, "SIGUSR2");
      await until("its memory is read", () => existsSync(file), { withinMs: answersWithinMs });
      return JSON.parse(readFileSync(file, "utf8")) as SettledMemory; // Written by collect-on-signal.ts.
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
