import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "adapters",
    include: ["{src,test}/**/*.test.ts"],
    // Nothing of ours lives at module level: files may share a worker, and its imports.
    isolate: false,
  },
});
