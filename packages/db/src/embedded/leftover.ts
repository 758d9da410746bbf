import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const stopDeadlineMs = 15_000;

/**
 * Clears what a previous run left in the data folder: a server that outlived its parent is stopped, and the lock file
 * of one that died is removed, because its process number may belong to another process by now.
 */
export async function clearLeftover(dataDir: string): Promise<void> {
  const running = await runningServer(dataDir);
  if (running) await stopServer(running.pid);
  await rm(join(dataDir, "postmaster.pid"), { force: true });
}

/** The server that runs on a data folder, by its lock file; null where none does. */
export async function runningServer(
  dataDir: string,
): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const [pid = 0, , , port = 0] = text.split("\n").map(Number);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return (await isPostgres(pid, dataDir)) ? { pid, port } : null;
}

/** Asks the server to end its connections and stop; insists when it does not. */
export async function stopServer(pid: number): Promise<void> {
  if (!signal(pid, "SIGINT")) return;
  const deadline = Date.now() + stopDeadlineMs;
  while (signal(pid, 0)) {
    if (Date.now() > deadline) {
      signal(pid, "SIGQUIT");
      return;
    }
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function isPostgres(pid: number, dataDir: string): Promise<boolean> {
  if (!signal(pid, 0)) return false;
  const command =
    process.platform === "linux"
      ? await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")
      : (await run("ps", ["-p", String(pid), "-o", "command="]).catch(() => ({ stdout: "" })))
          .stdout;
  return command.includes("postgres") && command.includes(dataDir);
}
