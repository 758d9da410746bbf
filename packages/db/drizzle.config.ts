import { defineConfig } from "drizzle-kit";

/** `pnpm --filter @rooms/db generate` writes the next migration from the tables of src/schema. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./src/schema/index.ts",
  out: "./migrations",
});
