import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Most files wait, for LiveKit to give up a killed client or for speech to be said at its own pace: on two cores
    // one file after the other takes more than twice as long.
    maxWorkers: 3,
    projects: [
      "packages/*/vitest.config.ts",
      "apps/*/vitest.config.ts",
      "scripts/vitest.config.ts",
      "bench/vitest.config.ts",
    ],
  },
});
