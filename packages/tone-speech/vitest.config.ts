import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "tone-speech", include: ["{src,test}/**/*.test.ts"], testTimeout: 30_000 },
});
