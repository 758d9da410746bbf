import { defineConfig } from "@playwright/test";

/**
 * One story at a time, which shares two cores with LiveKit, the recogniser and several Chromiums; the specs of capture
 * mostly listen to a few seconds of sound, and do so beside it.
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
    { name: "stories", workers: 1, testDir: "e2e/stories", testMatch: "*.spec.ts" },
  ],
});
