import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "admin",
    include: ["{src,test}/**/*.test.ts"],
    // A rehearsal fills a database from nothing.
    testTimeout: 60_000,
    globalSetup: ["@rooms/db/testing/global-setup"],
  },
});
