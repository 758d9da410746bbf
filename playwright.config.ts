import { defineConfig } from "@playwright/test";

/** Stories of pages, without a call or with a short one. */
const pages = [
  "account-screens",
  "daily-work",
  "daily-work-people",
  "other-clock",
  "plan-mail",
  "recap",
  "screens",
  "search",
  "sharing",
  "tasks",
  "ways-in",
  "web-edge",
];
/** Stories in which the local model hears spoken words: it hears less when it gets less of the processor. */
const speech = ["after-the-session", "human-voice", "meet-and-speak"];
const specs = (names: readonly string[]): string[] => names.map((name) => `${name}.spec.ts`);

/**
 * Two at a time share two cores with LiveKit and several Chromiums: one story of a call, and beside it the specs of
 * capture, then the stories of pages, each with a Rooms of its own. `scripts/test.ts` runs `speech` alone, afterwards.
 */
export default defineConfig({
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results",
  reporter:
    process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] === undefined ? [["list"]] : [["list"], ["json"]],
  projects: [
    {
      name: "calls",
      workers: 1,
      testDir: "e2e/stories",
      testMatch: "*.spec.ts",
      testIgnore: specs([...pages, ...speech]),
    },
    {
      name: "worklet",
      workers: 1,
      testDir: "packages/audio-worklet/browser",
      testMatch: "*.spec.ts",
      // The specs add what each needs; stories launch a browser per person by themselves.
      use: {
        launchOptions: {
          executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
          args: ["--no-sandbox"],
        },
      },
    },
    { name: "pages", workers: 1, testDir: "e2e/stories", testMatch: specs(pages) },
    { name: "speech", workers: 1, testDir: "e2e/stories", testMatch: specs(speech) },
  ],
});
