import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "term-correction", include: ["{src,test}/**/*.test.ts"], testTimeout: 30_000 },
});
