import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "transcriber",
    include: ["{src,test}/**/*.test.ts"],
    globalSetup: ["@rooms/db/testing/global-setup"],
    // Real processes, real time: what is spoken takes as long as speaking it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
