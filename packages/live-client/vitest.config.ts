import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "live-client",
    include: ["{src,test}/**/*.test.ts"],
    // Nothing of ours lives at module level: files may share a worker, and its imports.
    isolate: false,
    // Longer than a wait's own deadline, which says what did not come.
    testTimeout: 40_000,
  },
});
