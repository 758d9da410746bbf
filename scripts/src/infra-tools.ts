import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { LineSink } from "@rooms/testing/log-lines";
import { findOnPath } from "./find-on-path.ts";
import { buildWithGo } from "./go-build.ts";
import { cacheDir, root } from "./paths.ts";

const goTools = {
  caddy: {
    module: "github.com/caddyserver/caddy/v2",
    package: "github.com/caddyserver/caddy/v2/cmd/caddy",
  },
  traefik: {
    module: "github.com/traefik/traefik/v3",
    package: "github.com/traefik/traefik/v3/cmd/traefik",
  },
  helm: { module: "helm.sh/helm/v4", package: "helm.sh/helm/v4/cmd/helm" },
  kubeconform: {
    module: "github.com/yannh/kubeconform",
    package: "github.com/yannh/kubeconform/cmd/kubeconform",
  },
  actionlint: {
    module: "github.com/rhysd/actionlint",
    package: "github.com/rhysd/actionlint/cmd/actionlint",
  },
};

export type GoTool = keyof typeof goTools;
export type InfraTool = GoTool | "promtool";

export const infraTools: readonly InfraTool[] = ["actionlint", "kubeconform", "promtool", "helm"];

/** The version that infra/tools/<tool>/go.mod pins. */
export function pinnedToolVersion(tool: GoTool): string {
  const goMod = readFileSync(join(moduleDirOf(tool), "go.mod"), "utf8");
  const line = goMod.split("\n").find((one) => one.trim().startsWith(`${goTools[tool].module} v`));
  const version = line?.trim().split(" ")[1];
  if (version === undefined) throw new Error(`infra/tools/${tool}/go.mod does not name it.`);
  return version;
}

/** The tool where it can be had at once: built before, or for promtool the machine's own. */
export function findInfraTool(tool: InfraTool): string | undefined {
  const binary = binaryOf(tool);
  if (existsSync(binary)) return binary;
  return tool === "promtool" ? findOnPath("promtool") : undefined;
}

/** Finds it or makes it once: helm and caddy take minutes of Go on two cores, kubeconform and actionlint a quarter of one. */
export async function ensureInfraTool(
  tool: InfraTool,
  log: LineSink,
  signal: AbortSignal,
): Promise<string> {
  const found = findInfraTool(tool);
  if (found !== undefined) return found;
  if (tool === "promtool") return unpackPromtool(log);
  const go = findOnPath("go");
  if (go === undefined) throw new Error(`Go builds ${tool}: install Go.`);
  const title = `${tool} ${pinnedToolVersion(tool)}`;
  const binary = binaryOf(tool);
  const { package: goPackage } = goTools[tool];
  const moduleDir = moduleDirOf(tool);
  await buildWithGo({ go, moduleDir, package: goPackage, binary, title, log, signal });
  return binary;
}

function moduleDirOf(tool: GoTool): string {
  return join(root, "infra", "tools", tool);
}

function binaryOf(tool: InfraTool): string {
  const version = tool === "promtool" ? "debian" : pinnedToolVersion(tool);
  return join(cacheDir(), "tools", `${tool}-${version}`);
}

/** Go needs ten minutes for promtool with all of Prometheus; Debian and Ubuntu have it built. Nothing is installed. */
async function unpackPromtool(log: LineSink): Promise<string> {
  if (findOnPath("apt-get") === undefined) {
    throw new Error("Prometheus brings promtool: install it (Debian: apt-get install prometheus).");
  }
  log("promtool", "fetching promtool from Debian's package, once");
  const folder = join(cacheDir(), "tools", `promtool.partial-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const run = { cwd: folder, stdin: "ignore" } as const;
  try {
    await execa("apt-get", ["download", "-q", "prometheus"], run).catch(async () => {
      // An image of Debian comes without the lists of its packages.
      await execa("apt-get", ["update", "-q"], run);
      await execa("apt-get", ["download", "-q", "prometheus"], run);
    });
    await execa("sh", ["-c", "dpkg-deb -x prometheus_*.deb ."], run);
    renameSync(join(folder, "usr", "bin", "promtool"), binaryOf("promtool"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return binaryOf("promtool");
}
