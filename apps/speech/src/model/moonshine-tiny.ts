import type { ModelManifest } from "./manifest.ts";

/** Moonshine tiny, English, MIT licence. Both sources hold the same files, so one set of hashes serves both. */
export const moonshineTiny = {
  folder: "moonshine-tiny-en",
  files: {
    "encoder_model.ort": "94e90a4654fc45cdfedb77c4c08e1739f48862998e58fada384b25118134f221",
    "decoder_model_merged.ort": "cf524c4862d36e9e5ab032eddc73637efd822d70e868ac575cf1a46e1e4708a0",
    "tokens.txt": "2870d843e14c1e187bf1913a521562a63b53933814bd7f2145120468f494a049",
  },
  wheel: {
    /** The last version that holds a model. */
    requirement: "moonshine-voice==0.0.44",
    platform: "manylinux_2_34_x86_64",
    pythonVersion: "3.11",
    sha256: "fddc2fd384b13592bbfb6e57cda8d37624ca5c95c0e83439c93a5caac0f4a730",
    assets: "moonshine_voice/assets/tiny-en/",
  },
  archive: {
    url: "https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models/sherpa-onnx-moonshine-tiny-en-quantized-2026-02-27.tar.bz2",
    folder: "sherpa-onnx-moonshine-tiny-en-quantized-2026-02-27",
  },
} as const;

export const moonshineTinyManifest: ModelManifest = {
  name: "moonshine-tiny-en",
  languages: ["en"],
  model: {
    moonshine: { encoder: "encoder_model.ort", mergedDecoder: "decoder_model_merged.ort" },
  },
  tokens: "tokens.txt",
  // From 9.3 s on it returns nothing at all; 8 s leaves room for the quiet kept around an utterance.
  windowMaxS: 8,
  partialFromS: 0.8,
};
