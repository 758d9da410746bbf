import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "live-client", include: ["{src,test}/**/*.test.ts"] },
});
