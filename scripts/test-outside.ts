import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { bin } from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { findOnPath } from "./src/find-on-path.ts";
import { missingDoors } from "./src/front-doors.ts";
import { ensureInfraTool } from "./src/infra-tools.ts";
import { createTerminalLog } from "./src/log.ts";
import {
  createNetworks,
  removeNetworks,
  serverAddress,
  turnAddress,
} from "./src/outside/networks.ts";
import {
  outsideNames,
  passOutsideSettings,
  settingsOfCompose,
} from "./src/outside/outside-settings.ts";
import { cacheDir } from "./src/paths.ts";
import { ensureStoryNeeds } from "./src/story-needs.ts";

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
for (const tool of ["curl", "ip", "nft", "openssl"]) {
  if ((findOnPath(tool) ?? findOnPath(`../sbin/${tool}`)) === undefined)
    throw new Error(`There is no ${tool} here (Debian: curl, iproute2, nftables, openssl).`);
}
const caddy = await prepare();
process.exitCode = await runOutside();

/** Comes to the Caddy of compose.yaml: a distribution's may be too old for the PROXY protocol. */
async function prepare(): Promise<string> {
  await ensureStoryNeeds(log, "outside");
  if (missingDoors().includes("nginx")) throw new Error("There is no nginx here: install it.");
  const args = ["run", "build", "--output-logs=errors-only"];
  await execa(bin("turbo"), args, { stdio: "inherit" });
  return ensureInfraTool("caddy", log, AbortSignal.timeout(1_200_000));
}

async function runOutside(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-outside-"));
  const compose = await settingsOfCompose(folder);
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
      ...passOutsideSettings({ ...compose, caddy, ...networks }),
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
