import type { BuiltInPack } from "./built-in.ts";
import type { PackManifest } from "./manifest.ts";
import { whisperLanguages } from "./whisper-languages.ts";

const encoder = "encoder.onnx";
const decoder = "decoder.onnx";
const tokens = "tokens.txt";

const archiveName = "sherpa-onnx-whisper-base";

const manifest: PackManifest = {
  name: "whisper-base",
  licence: "MIT",
  source: "Whisper base, by OpenAI (74 M parameters)",
  roles: ["partials", "finals", "language"],
  languages: [...whisperLanguages],
  findsOut: [...whisperLanguages],
  kind: "offline",
  // Quiet after the words keeps it from inventing more; its token times must be asked for by a 1.
  model: {
    whisper: {
      ...{ encoder, decoder, task: "transcribe" },
      ...{ tailPaddings: 300, enableTokenTimestamps: 1 },
    },
  },
  tokens,
  // Its own window is 30 s; what is left is for the quiet after the words.
  windowMaxS: 28,
  partialFromS: 1,
  quality: 50,
};

/** Many languages with punctuation and case, and the language itself where it is not known. */
export const whisperBase: BuiltInPack = {
  name: manifest.name,
  sources: [
    {
      kind: "archive",
      manifest: {
        ...manifest,
        // Its export gives no times of words.
        model: { whisper: { encoder, decoder, task: "transcribe", tailPaddings: 300 } },
      },
      url: `https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models/${archiveName}.tar.bz2`,
      sha256: "911b2083efd7c0dca2ac3b358b75222660dc09fb716d64fbfc417ba6c99ff3de",
      bytes: 207_557_382,
      take: {
        [`${archiveName}/base-encoder.int8.onnx`]: encoder,
        [`${archiveName}/base-decoder.int8.onnx`]: decoder,
        [`${archiveName}/base-tokens.txt`]: tokens,
      },
    },
  ],
};
