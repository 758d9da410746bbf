import { execa } from "execa";
import { bin } from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { findDoor } from "./src/front-doors.ts";
import { createTerminalLog } from "./src/log.ts";
import { openOldVersion } from "./src/old-version.ts";
import { cacheDir } from "./src/paths.ts";
import { ensureRedis } from "./src/redis.ts";
import { ensureStoryNeeds } from "./src/story-needs.ts";

/**
 * Starts the release before with several of each part behind Caddy, and replaces each by this version's during a meeting, old
 * and new side by side. `pnpm test:rolling [commit]`; some ten minutes with both builds.
 */
const log = createTerminalLog();
const say = (line: string): void => log("rolling", line);
// While there is no release: far enough that there are migrations between the two.
const otherwise = "HEAD~75";
/** More than the story's own deadlines together: whatever hangs, the run ends and says what it found. */
const storyTimeoutMs = 1_500_000;

await ensureStoryNeeds(log, "rolling");
await ensureRedis(log);
if (findDoor("caddy") === undefined) throw new Error("There is no Caddy here: install it.");
const build = ["run", "build", "--output-logs=errors-only"];
await execa(bin("turbo"), build, { stdio: "inherit" });
const old = openOldVersion("rolling", { asked: process.argv[2], otherwise }, say);
try {
  if (old.run("turbo", build) !== 0) throw new Error(`${old.base} could not be built.`);
  const story = await execa(
    bin("playwright"),
    ["test", "--project=rolling", `--global-timeout=${storyTimeoutMs}`],
    {
      env: {
        ROOMS_CACHE_DIR: cacheDir(),
        CHROMIUM_PATH: ensureChromium(),
        ROOMS_OLD_VERSION: old.folder,
      },
      stdio: "inherit",
      reject: false,
    },
  );
  process.exitCode = story.exitCode ?? 1;
} finally {
  old.remove();
}
