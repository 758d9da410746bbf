import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "environment", include: ["{src,test}/**/*.test.ts"] },
});
