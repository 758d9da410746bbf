import { mkdtempSync, mkdirSync, existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { execa } from "execa";
import { findOnPath } from "./find-on-path.ts";
import { pipeLines, type LineSink } from "@rooms/testing/log-lines";

/** Python 3, which brings the tools that no npm package carries. */
export function findPython(): string | undefined {
  return findOnPath("python3") ?? findOnPath("python");
}

/** A folder of the cache, made whole or not at all; several processes may try at once. */
export interface CachedFolder {
  folder: string;
  /** Steps of Python, each given as its arguments; `{}` in one stands for the folder being made. */
  steps: readonly (readonly string[])[];
  what: string;
  log: LineSink;
  timeoutMs: number;
}

/** False when there is no Python, or a step failed: what it said is in the log. */
export async function makeWithPython(wanted: CachedFolder): Promise<boolean> {
  const { folder, what, log } = wanted;
  if (existsSync(folder)) return true;
  const python = findPython();
  if (python === undefined) return false;
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  log(what, `fetching ${what} with ${python}, once`);
  try {
    for (const step of wanted.steps) {
      const args = step.map((argument) => argument.replace("{}", partial));
      if (!(await run(python, args, wanted))) return false;
    }
    if (!existsSync(folder)) renameSync(partial, folder);
    return true;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function run(
  command: string,
  args: string[],
  { what, log, timeoutMs }: CachedFolder,
): Promise<boolean> {
  const child = execa(command, args, {
    stdin: "ignore",
    stdout: "ignore",
    buffer: false,
    reject: false,
    timeout: timeoutMs,
  });
  pipeLines(child.stderr, what, log);
  return !(await child).failed;
}
