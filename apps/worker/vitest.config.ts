import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "worker",
    include: ["{src,test}/**/*.test.ts"],
    // Nothing of ours lives at module level: files may share a worker, and its imports.
    isolate: false,
    // Several tests wait for a clock that ticks by the second, on a machine that may be busy.
    testTimeout: 20_000,
    globalSetup: ["@rooms/db/testing/global-setup"],
  },
});
