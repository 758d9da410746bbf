import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  bin,
  readPlaywright,
  readVitest,
  runTogether,
  type Check,
  type Tally,
} from "./src/checks.ts";
import { ensureChromium } from "./src/chromium.ts";
import { ensureFirefox } from "./src/firefox.ts";
import { infraCheck, infraToolsAreHere } from "./src/infra-check.ts";
import { createTerminalLog } from "./src/log.ts";
import { cacheDir, stateDir } from "./src/paths.ts";
import { ensureRedis } from "./src/redis.ts";
import { ensureS3Server } from "./src/s3-server.ts";
import { ensureStoryNeeds } from "./src/story-needs.ts";

const { values } = parseArgs({ options: { only: { type: "string" } } });

async function prepare(): Promise<void> {
  const log = createTerminalLog();
  await ensureStoryNeeds(log, "tests");
  await ensureRedis(log);
  await ensureS3Server(log);
  ensureFirefox((line) => log("tests", line));
  ensureChromium();
}

/**
 * Most test files wait, for LiveKit to give up a killed client or for speech to be said at its own pace: one file after the
 * other takes three times as long. More than four at once leave those that calculate too little of two cores.
 */
const fourAtOnce = ["--maxWorkers=4"];
const reporters = ["--reporter=default", "--reporter=json"];

/** One after the other; those of one row side by side. */
function checks(): Check[][] {
  const vitestFile = join(stateDir, "vitest.json");
  const env = {
    ROOMS_CACHE_DIR: cacheDir(),
    TURBO_TELEMETRY_DISABLED: "1",
  };
  return [
    statics(),
    [
      { title: "fuzzing", ...script("scripts/fuzz-api.ts"), env },
      { title: "build", ...turbo("build"), env },
    ],
    [
      {
        title: "unit, database, protocol",
        command: bin("vitest"),
        args: ["run", ...fourAtOnce, ...reporters, `--outputFile.json=${vitestFile}`],
        env,
        report: { file: vitestFile, read: readVitest },
      },
    ],
    infraToolsAreHere() ? [infraCheck()] : [],
    [{ title: "JavaScript budget", ...script("scripts/budget.ts") }],
    [browsers("browsers, calls and capture", ["calls", "worklet"], env)],
    [browsers("browsers, pages", ["pages"], env)],
    [browsers("browsers, Firefox", ["firefox"], env)],
    [browsers("browsers, real speech", ["speech"], env)],
  ];
}

function browsers(title: string, projects: string[], env: NodeJS.ProcessEnv): Check {
  const file = join(stateDir, `playwright-${projects.join("-")}.json`);
  return {
    title,
    command: bin("playwright"),
    args: ["test", ...projects.map((project) => `--project=${project}`)],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    report: { file, read: readPlaywright },
  };
}

/** What judges the code without running it. */
function statics(): Check[] {
  return [
    { title: "format", command: bin("prettier"), args: ["--check", "--log-level", "warn", "."] },
    { title: "types and lint", command: bin("oxlint"), args: ["--type-check", "--deny-warnings"] },
    {
      title: "boundaries",
      command: bin("depcruise"),
      args: ["--config", ".dependency-cruiser.cjs", "apps", "packages", "scripts"],
    },
    { title: "unused", command: bin("knip"), args: ["--treat-config-hints-as-errors"] },
  ];
}

function turbo(...tasks: string[]): Pick<Check, "command" | "args"> {
  return { command: bin("turbo"), args: ["run", ...tasks, "--output-logs=errors-only"] };
}

function script(file: string): Pick<Check, "command" | "args"> {
  return { command: process.execPath, args: ["--disable-warning=ExperimentalWarning", file] };
}

const startedAt = Date.now();
const total: Tally = { passed: 0, failed: 0 };
const failures: string[] = [];
await prepare();
for (const row of checks()) {
  const chosen = row.filter(
    ({ title }) => values.only === undefined || title.includes(values.only),
  );
  for (const [index, tally] of (await runTogether(chosen)).entries()) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    if (tally.failed > 0) failures.push(chosen[index]?.title ?? "");
  }
}
console.log(`\nall checks took ${Math.round((Date.now() - startedAt) / 1000)} s`);
if (!infraToolsAreHere()) {
  console.log("chart, rules and workflows: left to pnpm test:infra, which makes their tools first");
}
if (failures.length > 0) console.log(`failing: ${failures.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
