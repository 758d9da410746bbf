import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { LineSink } from "@rooms/testing/log-lines";
import { cacheDir } from "./paths.ts";
import { findPython, makeWithPython } from "./python.ts";

const requirement = "schemathesis==4.32.5";
const fetchTimeoutMs = 300_000;

/** How to run schemathesis: a command with its environment. */
export interface Schemathesis {
  command: string;
  env: Record<string, string>;
}

/** Fetches it once, for the Python at hand; throws with what to do where that is not possible. */
export async function ensureSchemathesis(log: LineSink): Promise<Schemathesis> {
  const command = findPython();
  if (command === undefined) {
    throw new Error("No Python 3, which schemathesis needs (Debian: apt-get install python3-pip).");
  }
  // Part of it is compiled for one version of Python.
  const version = spawnSync(command, ["--version"], { encoding: "utf8" }).stdout.trim();
  const folder = join(cacheDir(), "schemathesis", `${requirement} ${version}`.replaceAll(" ", "-"));
  const quietly = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore"];
  const isThere = await makeWithPython({
    folder,
    what: "schemathesis",
    steps: [["-m", "pip", "install", ...quietly, "--target", "{}", requirement]],
    log,
    timeoutMs: fetchTimeoutMs,
  });
  if (!isThere) {
    throw new Error(
      "schemathesis could not be fetched with pip (Debian: apt-get install python3-pip).",
    );
  }
  return { command, env: { PYTHONPATH: folder } };
}
