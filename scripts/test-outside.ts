import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { ensureBuiltAssets } from "./src/assets.ts";
import { bin } from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { findOnPath } from "./src/find-on-path.ts";
import { ensureDoors, missingDoors } from "./src/front-doors.ts";
import { buildLivekit, findLivekit } from "./src/livekit.ts";
import { createTerminalLog } from "./src/log.ts";
import {
  createNetworks,
  removeNetworks,
  serverAddress,
  turnAddress,
} from "./src/outside/networks.ts";
import {
  livekitOfCompose,
  outsideNames,
  passOutsideSettings,
} from "./src/outside/outside-settings.ts";
import { cacheDir } from "./src/paths.ts";
import { ensureSpeechPacks } from "./src/speech-packs.ts";

/**
 * Has people meet from another network than the server's, behind a router and its firewall. Linux's root makes the networks
 * and removes them, however it ends. Some three minutes after the build; beside the checks, not among them.
 */
const log = createTerminalLog();
const say = (line: string): void => log("outside", line);

if (process.getuid?.() !== 0) {
  say("networks are made by root: sudo --preserve-env=PATH env npx pnpm test:outside");
  process.exit(2);
}
for (const tool of ["ip", "nft", "openssl"]) {
  if ((findOnPath(tool) ?? findOnPath(`../sbin/${tool}`)) === undefined)
    throw new Error(`There is no ${tool} here (Debian: iproute2, nftables, openssl).`);
}
await prepare();
process.exitCode = await runOutside();

async function prepare(): Promise<void> {
  await ensureBuiltAssets();
  await ensureSpeechPacks({ log });
  const livekit = findLivekit();
  if (livekit.kind === "go") await buildLivekit(livekit, log, AbortSignal.timeout(1_200_000));
  ensureDoors(say);
  if (missingDoors().includes("nginx")) throw new Error("There is no nginx here: install it.");
  const args = ["run", "build", "--output-logs=errors-only"];
  await execa(bin("turbo"), args, { stdio: "inherit" });
}

async function runOutside(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-outside-"));
  const livekit = await livekitOfCompose(folder);
  const networks = await createNetworks({
    [outsideNames.pages]: serverAddress,
    [outsideNames.turn]: turnAddress,
  });
  try {
    const chromium = join(folder, "chromium");
    writeFileSync(
      chromium,
      `#!/bin/sh\nexec ip netns exec ${networks.people} ${ensureChromium()} "$@"\n`,
    );
    chmodSync(chromium, 0o755);
    const playwright = [bin("playwright"), "test", "--project=outside", ...process.argv.slice(2)];
    return await run(["ip", "netns", "exec", networks.server, ...playwright], {
      ...process.env,
      ROOMS_CACHE_DIR: cacheDir(),
      CHROMIUM_PATH: chromium,
      ...passOutsideSettings({ ...livekit, router: networks.router, people: networks.people }),
    });
  } finally {
    await removeNetworks(networks);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends with it: a signal for this process is passed on, and the networks are removed behind it. */
function run([command = "", ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("exit", (code) => resolve(code ?? 1));
  });
}
