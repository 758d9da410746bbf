import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "db",
    include: ["{src,test}/**/*.test.ts"],
    // Nothing of ours lives at module level: files may share a worker, and its imports.
    isolate: false,
    // Beside other work the longest take more than the 5 s of the default.
    testTimeout: 20_000,
    globalSetup: ["@rooms/db/testing/global-setup"],
  },
});
