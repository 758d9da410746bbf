import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "extractive-analyser", include: ["{src,test}/**/*.test.ts"], testTimeout: 30_000 },
});
