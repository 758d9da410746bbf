import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Background blur asks for its engine and model at addresses of ours, so that no foreign server learns of a camera. */
const target = join(import.meta.dirname, "public", "blur");
const require = createRequire(import.meta.url);
const engine = join(dirname(require.resolve("@mediapipe/tasks-vision")), "wasm");
const model = join(import.meta.dirname, "blur");

mkdirSync(target, { recursive: true });
// Whatever can blur (WebGL 2, VideoFrame) has SIMD, so the engine without it stays at home.
for (const file of ["vision_wasm_internal.js", "vision_wasm_internal.wasm"]) {
  copyFileSync(join(engine, file), join(target, file));
}
for (const file of ["segmenter.tflite", "LICENSE"])
  copyFileSync(join(model, file), join(target, file));
