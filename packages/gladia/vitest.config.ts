import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "gladia",
    include: ["{src,test}/**/*.test.ts"],
    testTimeout: 30_000,
    // Nothing of ours lives at module level: files may share a worker, and its imports.
    isolate: false,
  },
});
