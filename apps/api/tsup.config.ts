import { defineConfig } from "tsup";

export default defineConfig({
  entry: { main: "src/main.ts" },
  format: "esm",
  target: "node22",
  sourcemap: true,
  clean: true,
  // Our own packages are TypeScript sources; what comes from the registry stays outside.
  noExternal: [/^@rooms\//],
});
