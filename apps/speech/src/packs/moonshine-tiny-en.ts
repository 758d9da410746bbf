import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltInPack } from "./built-in.ts";
import type { PackManifest } from "./manifest.ts";
import { tokensTextOf } from "./moonshine-tokens.ts";

const encoder = "encoder_model.ort";
const mergedDecoder = "decoder_model_merged.ort";
const tokens = "tokens.txt";
const tokenizer = "tokenizer.bin";

const wheelFolder = "moonshine_voice/assets/tiny-en";
const archiveName = "sherpa-onnx-moonshine-tiny-en-quantized-2026-02-27";

const manifest: PackManifest = {
  name: "moonshine-tiny-en",
  licence: "MIT",
  source: "Moonshine tiny, English, by Moonshine AI (27 M parameters)",
  roles: ["partials", "finals"],
  languages: ["en"],
  findsOut: [],
  kind: "offline",
  model: { moonshine: { encoder, mergedDecoder } },
  tokens,
  // From 9.3 s on it returns nothing at all; 8 s leaves room for the quiet kept around an utterance.
  windowMaxS: 8,
  partialFromS: 0.8,
  quality: 30,
};

/** English, quick and small: what is heard within the first seconds of a new installation. */
export const moonshineTinyEn: BuiltInPack = {
  name: manifest.name,
  sources: [
    {
      // A third of the package's size, and it holds the same files.
      kind: "archive",
      manifest,
      url: `https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models/${archiveName}.tar.bz2`,
      sha256: "9ec31b342d8fa3240c3b81b8f82e1cf7e3ac467c93ca5a999b741d5887164f8d",
      bytes: 29_858_559,
      take: {
        [`${archiveName}/${encoder}`]: encoder,
        [`${archiveName}/${mergedDecoder}`]: mergedDecoder,
        [`${archiveName}/${tokens}`]: tokens,
      },
    },
    {
      kind: "wheels",
      manifest,
      platform: { name: "manylinux_2_34_x86_64", pythonVersion: "3.11" },
      wheels: [
        {
          // The last version that holds a model.
          requirement: "moonshine-voice==0.0.44",
          sha256: "fddc2fd384b13592bbfb6e57cda8d37624ca5c95c0e83439c93a5caac0f4a730",
          bytes: 84_884_737,
          take: {
            [`${wheelFolder}/${encoder}`]: encoder,
            [`${wheelFolder}/${mergedDecoder}`]: mergedDecoder,
            [`${wheelFolder}/${tokenizer}`]: tokenizer,
          },
        },
      ],
      convert: async (from, to) => {
        await writeFile(join(to, tokens), tokensTextOf(await readFile(join(from, tokenizer))));
        for (const file of [encoder, mergedDecoder]) await rename(join(from, file), join(to, file));
      },
      files: {
        [encoder]: "94e90a4654fc45cdfedb77c4c08e1739f48862998e58fada384b25118134f221",
        [mergedDecoder]: "cf524c4862d36e9e5ab032eddc73637efd822d70e868ac575cf1a46e1e4708a0",
        [tokens]: "2870d843e14c1e187bf1913a521562a63b53933814bd7f2145120468f494a049",
      },
      limit: null,
    },
  ],
};
