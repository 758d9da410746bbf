import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers";
import { execa } from "execa";
import { findOnPath } from "./find-on-path.ts";
import type { LineSink } from "@rooms/testing/log-lines";
import { pipeLines } from "@rooms/testing/log-lines";
import { cacheDir, root } from "./paths.ts";

const moduleDir = join(root, "infra", "livekit");
const serverPackage = "github.com/livekit/livekit-server/cmd/server";

/** How this machine gets a LiveKit server. */
export type LivekitSource =
  | { kind: "path"; binary: string }
  | { kind: "cached"; binary: string }
  | { kind: "go"; go: string; binary: string; version: string }
  | { kind: "docker"; docker: string; version: string }
  | { kind: "missing" };

/** The version pinned in infra/livekit/go.mod. */
export function pinnedLivekitVersion(): string {
  const goMod = readFileSync(join(moduleDir, "go.mod"), "utf8");
  const version = /livekit-server (v[\d.]+)/.exec(goMod)?.[1];
  if (version === undefined) throw new Error("infra/livekit/go.mod does not name livekit-server.");
  return version;
}

export function findLivekit(): LivekitSource {
  const onPath = findOnPath("livekit-server");
  if (onPath !== undefined) return { kind: "path", binary: onPath };
  const version = pinnedLivekitVersion();
  const binary = join(cacheDir(), "livekit", `livekit-server-${version}`);
  if (existsSync(binary)) return { kind: "cached", binary };
  const go = findOnPath("go");
  if (go !== undefined) return { kind: "go", go, binary, version };
  const docker = findOnPath("docker");
  return docker === undefined ? { kind: "missing" } : { kind: "docker", docker, version };
}

/** Builds the pinned server once into the cache. A half-made file never stands under the final name. */
export async function buildLivekit(
  source: Extract<LivekitSource, { kind: "go" }>,
  log: LineSink,
  signal: AbortSignal,
): Promise<void> {
  mkdirSync(join(cacheDir(), "livekit"), { recursive: true });
  const partial = `${source.binary}.partial-${process.pid}`;
  log(
    "livekit",
    `building LiveKit ${source.version} with Go, once; about three minutes on two cores`,
  );
  const startedAt = Date.now();
  const child = execa(source.go, ["build", "-v", "-o", partial, serverPackage], {
    cwd: moduleDir,
    env: { CGO_ENABLED: "0" },
    stdin: "ignore",
    stdout: "ignore",
    buffer: false,
    cancelSignal: signal,
  });
  let packagesBuilt = 0;
  pipeLines(child.stderr, "livekit", (part, line) => {
    if (/^[\w./-]+$/.test(line)) packagesBuilt += 1;
    else log(part, line);
  });
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    log("livekit", `building: ${packagesBuilt} packages so far, ${seconds} s`);
  }, 10_000);
  await child.finally(() => clearInterval(progress));
  renameSync(partial, source.binary);
  log("livekit", `built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

export interface LivekitSettings {
  port: number;
  udpPort: number;
  apiKey: string;
  apiSecret: string;
  webhookUrl: string;
}

/** Loopback only: signalling, media and candidates stay on 127.0.0.1, and no third party is asked for an address. */
export function livekitConfig(settings: LivekitSettings): string {
  return `port: ${settings.port}
bind_addresses: [127.0.0.1]
keys:
  ${settings.apiKey}: ${settings.apiSecret}
rtc:
  use_external_ip: false
  node_ip: 127.0.0.1
  enable_loopback_candidate: true
  ips:
    includes: [127.0.0.1/32]
  udp_port: ${settings.udpPort}
  tcp_port: 0
  stun_servers: []
webhook:
  api_key: ${settings.apiKey}
  urls: [${settings.webhookUrl}]
logging:
  level: warn
`;
}

export function writeLivekitConfig(file: string, settings: LivekitSettings): void {
  writeFileSync(file, livekitConfig(settings), { mode: 0o600 });
}
