import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuiltAssets } from "./src/assets.ts";
import { bin, readPlaywright, readVitest, runCheck, type Check, type Tally } from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { buildLivekit, findLivekit } from "./src/livekit.ts";
import { createTerminalLog } from "./src/log.ts";
import { ensureSpeechModel } from "./src/model.ts";
import { cacheDir, stateDir } from "./src/paths.ts";
import { ensureRedis } from "./src/redis.ts";

const { values } = parseArgs({ options: { only: { type: "string" } } });

async function prepare(): Promise<string> {
  const log = createTerminalLog();
  await ensureBuiltAssets();
  await ensureSpeechModel(log);
  await ensureRedis(log);
  const livekit = findLivekit();
  if (livekit.kind === "go") await buildLivekit(livekit, log, AbortSignal.timeout(1_200_000));
  return ensureChromium();
}

/**
 * Most test files wait, for LiveKit to give up a killed client or for speech to be said at its own pace: on two cores
 * one file after the other takes twice as long.
 */
const threeAtOnce = ["--maxWorkers=3"];
const reporters = ["--reporter=default", "--reporter=json"];

function checks(chromium: string): Check[] {
  const vitestFile = join(stateDir, "vitest.json");
  const playwrightFile = join(stateDir, "playwright.json");
  const env = {
    ROOMS_CACHE_DIR: cacheDir(),
    CHROMIUM_PATH: chromium,
    TURBO_TELEMETRY_DISABLED: "1",
  };
  return [
    { title: "format", command: bin("prettier"), args: ["--check", "--log-level", "warn", "."] },
    {
      title: "types",
      command: bin("turbo"),
      args: ["run", "typecheck", "//#typecheck:root", "--output-logs=errors-only"],
      env,
    },
    { title: "lint", command: bin("eslint"), args: [".", "--max-warnings", "0"] },
    {
      title: "boundaries",
      command: bin("depcruise"),
      args: ["--config", ".dependency-cruiser.cjs", "apps", "packages", "scripts"],
    },
    { title: "unused", command: bin("knip"), args: ["--treat-config-hints-as-errors"] },
    {
      title: "unit, database, protocol",
      command: bin("vitest"),
      args: ["run", ...threeAtOnce, ...reporters, `--outputFile.json=${vitestFile}`],
      env,
      report: { file: vitestFile, read: readVitest },
    },
    {
      title: "fuzzing",
      command: process.execPath,
      args: ["--disable-warning=ExperimentalWarning", "scripts/fuzz-api.ts"],
      env,
    },
    {
      title: "build",
      command: bin("turbo"),
      args: ["run", "build", "--output-logs=errors-only"],
      env,
    },
    {
      title: "JavaScript budget",
      command: process.execPath,
      args: ["--disable-warning=ExperimentalWarning", "scripts/budget.ts"],
    },
    {
      title: "browsers",
      command: bin("playwright"),
      args: ["test"],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile },
      report: { file: playwrightFile, read: readPlaywright },
    },
  ];
}

const startedAt = Date.now();
const total: Tally = { passed: 0, failed: 0 };
const failures: string[] = [];
for (const check of checks(await prepare())) {
  if (values.only !== undefined && !check.title.includes(values.only)) continue;
  const tally = await runCheck(check);
  total.passed += tally.passed;
  total.failed += tally.failed;
  if (tally.failed > 0) failures.push(check.title);
}
console.log(`\nall checks took ${Math.round((Date.now() - startedAt) / 1000)} s`);
if (failures.length > 0) console.log(`failing: ${failures.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
