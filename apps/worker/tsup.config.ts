import { defineConfig } from "tsup";

export default defineConfig({
  entry: { main: "src/main.ts" },
  format: "esm",
  target: "node22",
  sourcemap: true,
  clean: true,
  // One file that needs nothing beside it: the container holds Node and this.
  noExternal: [/.*/],
  external: ["pg-native"],
  // CommonJS packages inside the bundle still call `require` for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
});
