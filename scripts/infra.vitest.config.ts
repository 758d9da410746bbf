import { defineConfig } from "vitest/config";

/** Not among the projects of the root: these run the tools of infra-tools.ts, which `pnpm test:infra` makes first. */
export default defineConfig({
  root: import.meta.dirname,
  test: { name: "infra", include: ["test-infra/**/*.test.ts"], testTimeout: 60_000 },
});
