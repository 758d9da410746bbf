import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "audio",
    include: ["{src,test}/**/*.test.ts"],
    // Filters are measured over whole seconds of audio; a busy machine may take its time.
    testTimeout: 30_000,
  },
});
