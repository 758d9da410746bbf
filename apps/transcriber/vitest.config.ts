import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "transcriber",
    include: ["{src,test}/**/*.test.ts"],
    globalSetup: ["@rooms/db/testing/global-setup"],
    // Real processes, real time: what is spoken takes as long as speaking it.
    // Each wait within has a deadline of its own, which names what did not come; a program alone may take 50 s to start.
    testTimeout: 150_000,
    hookTimeout: 60_000,
  },
});
