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
  const lockFile = join(dataDir, "postmaster.pid");
  const pid = Number((await readFile(lockFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    await rm(lockFile, { force: true });
    return;
  }
  if (await isPostgres(pid, dataDir)) await stopServer(pid);
  await rm(lockFile, { force: true });
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
