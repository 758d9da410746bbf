import { defineConfig } from "@playwright/test";
import { findHeadlessChromium } from "./scripts/src/chromium.ts";

/** Stories of pages, without a call or with a short one. */
const pages = [
  "account-screens",
  // Waits for a minute to pass: among the first, so that others go on beside it.
  "api-limits",
  "daily-work",
  "daily-work-people",
  "observation",
  "other-clock",
  "plan-mail",
  "recap",
  "screens",
  "search",
  "sharing",
  "tasks",
  "sign-in",
  "web-edge",
];
/** Stories in which the local model hears spoken words. */
const speech = ["after-the-session", "human-voice", "meet-and-speak", "probe"];
/** Spoken words, too; the sound server that is Firefox's microphone here drops parts of them beside another story. */
const firefox = ["firefox"];
/** Stories of what `pnpm images` builds; they run by it alone. */
const images = ["images"];
/** Several of each part, killed and replaced; run by `pnpm test:fleet`. */
const fleet = ["fleet"];
/** An older version replaced by this one during a meeting; run by `pnpm test:rolling`. */
const rolling = ["rolling-upgrade"];
/** From another network, behind a router; run by `pnpm test:outside`. */
const outside = ["outside"];
const specs = (names: readonly string[]): string[] => names.map((name) => `${name}.spec.ts`);

/**
 * Two stories at a time, each with a Rooms and its LiveKit: one alone waits, for people and for words, more than half of
 * the time of two cores, also with a model that hears. The specs of capture mostly listen to a few seconds of sound, and
 * do so beside those of calls. `scripts/test.ts` runs calls, pages, Firefox and speech one after the other.
 */
export default defineConfig({
  workers: 3,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  // Each wait within has a deadline of its own; four people in a call beside the specs of capture take two minutes.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results",
  reporter:
    process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] === undefined ? [["list"]] : [["list"], ["json"]],
  projects: [
    {
      name: "calls",
      workers: 2,
      testDir: "e2e/stories",
      testMatch: "*.spec.ts",
      testIgnore: specs([
        ...pages,
        ...speech,
        ...firefox,
        ...images,
        ...fleet,
        ...rolling,
        ...outside,
      ]),
    },
    {
      name: "worklet",
      workers: 1,
      testDir: "packages/audio-worklet/browser",
      testMatch: "*.spec.ts",
      // The specs add what each needs; stories launch a browser per person by themselves.
      use: {
        launchOptions: {
          executablePath: findHeadlessChromium() ?? "chromium",
          args: ["--no-sandbox"],
        },
      },
    },
    { name: "pages", workers: 2, testDir: "e2e/stories", testMatch: specs(pages) },
    { name: "images", workers: 1, testDir: "e2e/stories", testMatch: specs(images) },
    { name: "fleet", workers: 1, testDir: "e2e/stories", testMatch: specs(fleet) },
    { name: "rolling", workers: 1, testDir: "e2e/stories", testMatch: specs(rolling) },
    { name: "outside", workers: 1, testDir: "e2e/stories", testMatch: specs(outside) },
    { name: "firefox", workers: 1, testDir: "e2e/stories", testMatch: specs(firefox) },
    { name: "speech", workers: 2, testDir: "e2e/stories", testMatch: specs(speech) },
  ],
});
