import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "migrate",
    include: ["{src,test}/**/*.test.ts"],
    testTimeout: 60_000,
    globalSetup: ["@rooms/db/testing/global-setup"],
  },
});
