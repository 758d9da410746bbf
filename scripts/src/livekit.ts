import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "./find-on-path.ts";
import type { LineSink } from "@rooms/testing/log-lines";
import { buildWithGo } from "./go-build.ts";
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

/** Builds the pinned server once into the cache; about three minutes on two cores. */
export function buildLivekit(
  { go, binary, version }: Extract<LivekitSource, { kind: "go" }>,
  log: LineSink,
  signal: AbortSignal,
): Promise<void> {
  const title = `livekit ${version}`;
  return buildWithGo({ go, moduleDir, package: serverPackage, binary, title, log, signal });
}

export interface LivekitSettings {
  port: number;
  udpPort: number;
  apiKey: string;
  apiSecret: string;
  webhookUrl: string;
  /** Host and port where several nodes find each other; one alone needs none. */
  redis?: string;
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
${settings.redis === undefined ? "" : `redis:\n  address: ${settings.redis}\n`}`;
}

export function writeLivekitConfig(file: string, settings: LivekitSettings): void {
  writeFileSync(file, livekitConfig(settings), { mode: 0o600 });
}
