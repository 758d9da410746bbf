import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "bench",
    include: ["{chaos,delay,hearing}/**/*.test.ts"],
    globalSetup: ["@rooms/db/testing/global-setup"],
    // Real processes, real time; a run settles within seconds, or within a minute on a machine that is busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
