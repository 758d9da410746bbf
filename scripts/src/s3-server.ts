import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { LineSink } from "@rooms/testing/log-lines";
import { PartProcess } from "@rooms/testing/part-process";
import { cacheDir } from "./paths.ts";
import { findPython, makeWithPython } from "./python.ts";

/** Without the extra `server`, which brings a hundred megabytes for services other than S3. */
const requirements = ["moto[s3]==5.2.5", "flask==3.1.3", "flask-cors==6.0.5"];
const fetchTimeoutMs = 300_000;

/** A server that speaks S3 and keeps all in memory, on this port of this machine; only tests run it. */
export async function spawnS3Server(port: number, log: LineSink): Promise<PartProcess> {
  const { command, folder } = await ensureS3Server(log);
  return new PartProcess({
    part: "S3",
    command,
    args: ["-m", "moto.server", "-p", String(port)],
    env: { ...process.env, PYTHONPATH: folder },
  });
}

/** Fetches moto once, for the Python at hand; throws with what to do where that is not possible. */
export async function ensureS3Server(log: LineSink): Promise<{ command: string; folder: string }> {
  const command = findPython();
  if (command === undefined) {
    throw new Error("No Python 3, which the S3 server of the tests needs (Debian: python3-pip).");
  }
  // Part of it is compiled for one version of Python.
  const version = spawnSync(command, ["--version"], { encoding: "utf8" }).stdout.trim();
  const folder = join(
    cacheDir(),
    "moto",
    `${requirements.join("-")}-${version}`.replaceAll(" ", "-"),
  );
  const quietly = [
    "--quiet",
    "--disable-pip-version-check",
    "--root-user-action=ignore",
    "--only-binary=:all:",
  ];
  const isThere = await makeWithPython({
    folder,
    what: "moto",
    steps: [["-m", "pip", "install", ...quietly, "--target", "{}", ...requirements]],
    log,
    timeoutMs: fetchTimeoutMs,
  });
  if (!isThere) throw new Error("moto could not be fetched with pip (Debian: python3-pip).");
  return { command, folder };
}
