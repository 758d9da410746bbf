import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "transcriber", include: ["{src,test}/**/*.test.ts"] },
});
