import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "network", include: ["{src,test}/**/*.test.ts"] },
});
