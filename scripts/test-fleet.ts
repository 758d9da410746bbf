import { spawnSync } from "node:child_process";
import { bin } from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { findDoor } from "./src/front-doors.ts";
import { createTerminalLog } from "./src/log.ts";
import { cacheDir } from "./src/paths.ts";
import { ensureRedis } from "./src/redis.ts";
import { ensureStoryNeeds } from "./src/story-needs.ts";

/**
 * Runs several of each part behind Caddy, and kills, drains and replaces one of each during a meeting. Some six minutes;
 * beside the checks, not among them.
 */
const log = createTerminalLog();
await ensureStoryNeeds(log, "fleet");
await ensureRedis(log);
if (findDoor("caddy") === undefined) throw new Error("There is no Caddy here: install it.");
const env = {
  ...process.env,
  ROOMS_CACHE_DIR: cacheDir(),
  CHROMIUM_PATH: ensureChromium(),
};
for (const [command, ...args] of [
  ["turbo", "run", "build", "--output-logs=errors-only"],
  ["playwright", "test", "--project=fleet"],
] as const) {
  const { status } = spawnSync(bin(command), args, { env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
