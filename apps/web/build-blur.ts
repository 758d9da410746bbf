import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { modelWithMetadata } from "./model-with-metadata.ts";

/** Background blur asks for its engine and model at addresses of ours, so that no foreign server learns of a camera. */
const target = join(import.meta.dirname, "public", "blur");
const require = createRequire(import.meta.url);
const engine = join(dirname(require.resolve("@mediapipe/tasks-vision")), "wasm");
const model = join(
  dirname(require.resolve("@mediapipe/selfie_segmentation/package.json")),
  "selfie_segmentation.tflite",
);

mkdirSync(target, { recursive: true });
// Whatever can blur (WebGL 2, VideoFrame) has SIMD, so the engine without it stays at home.
for (const file of ["vision_wasm_internal.js", "vision_wasm_internal.wasm"]) {
  copyFileSync(join(engine, file), join(target, file));
}
writeFileSync(join(target, "segmenter.tflite"), modelWithMetadata(readFileSync(model)));
