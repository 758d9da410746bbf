import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundlers hand an audio worklet module out as it is, so the processor is made one JavaScript file first. */
await build({
  entryPoints: [fileURLToPath(new URL("./src/processor.ts", import.meta.url))],
  outfile: fileURLToPath(new URL("./dist/processor.js", import.meta.url)),
  bundle: true,
  format: "esm",
  target: ["chrome111", "firefox111", "safari16.4"],
  minify: true,
  logLevel: "warning",
});
