import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Noise suppression is loaded from addresses of ours: the package's own worklet and WebAssembly, at the version that is pinned. */
const target = join(import.meta.dirname, "public", "noise");
const require = createRequire(import.meta.url);
const files = {
  "rnnoise-worklet.js": "@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js",
  "rnnoise.wasm": "@sapphi-red/web-noise-suppressor/rnnoise.wasm",
  "rnnoise_simd.wasm": "@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm",
};

mkdirSync(target, { recursive: true });
for (const [name, file] of Object.entries(files)) {
  copyFileSync(require.resolve(file), join(target, name));
}
const folder = dirname(require.resolve("@sapphi-red/web-noise-suppressor/rnnoise.wasm"));
copyFileSync(join(folder, "..", "LICENSE"), join(target, "LICENSE"));
