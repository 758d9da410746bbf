import { defineConfig } from "tsup";

export default defineConfig({
  entry: { main: "src/main.ts" },
  format: "esm",
  target: "node22",
  sourcemap: true,
  clean: true,
  // Everything in one file but what holds native code.
  noExternal: [/^(?!sharp$|pg-native$)/],
  // CommonJS packages inside the bundle still call `require` for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
});
