import { defineConfig } from "tsup";

export default defineConfig({
  entry: { main: "src/main.ts" },
  format: "esm",
  target: "node22",
  sourcemap: true,
  clean: true,
  // Everything in one file but what holds native code.
  noExternal: [/^(?!uWebSockets\.js|bufferutil|utf-8-validate|pg-native)/],
  // What is bundled of CommonJS still asks for `require`.
  banner: {
    js: 'import { createRequire as rootRequire } from "node:module"; const require = rootRequire(import.meta.url);',
  },
});
