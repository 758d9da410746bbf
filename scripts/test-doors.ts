import { spawnSync } from "node:child_process";
import { bin } from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { missingDoors } from "./src/front-doors.ts";
import { ensureInfraTool } from "./src/infra-tools.ts";
import { createTerminalLog } from "./src/log.ts";
import { cacheDir } from "./src/paths.ts";
import { ensureStoryNeeds } from "./src/story-needs.ts";

/**
 * Three people meet through each of the proxies: Caddy, nginx and Traefik, which Go builds in some eight minutes where no run
 * has before. A job of its own in CI; `pnpm test` plays the same story with the proxies that are there.
 */
const log = createTerminalLog();
await ensureStoryNeeds(log, "doors");
if (missingDoors().length > 0)
  throw new Error(`Install ${missingDoors().join(", ")} (Debian's names).`);
await ensureInfraTool("traefik", log, AbortSignal.timeout(1_800_000));
const env = { ...process.env, ROOMS_CACHE_DIR: cacheDir(), CHROMIUM_PATH: ensureChromium() };
for (const [command, ...args] of [
  ["turbo", "run", "build", "--output-logs=errors-only"],
  ["playwright", "test", "--project=calls", "front-door.spec.ts"],
] as const) {
  const { status } = spawnSync(bin(command), args, { env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
