import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "audio",
    include: ["{src,test}/**/*.test.ts"],
    // Nothing of ours lives at module level: files may share a worker, and its imports.
    isolate: false,
    // Filters are measured over whole seconds of audio; a busy machine may take its time.
    testTimeout: 30_000,
  },
});
