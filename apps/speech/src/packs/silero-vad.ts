import type { BuiltInPack } from "./built-in.ts";
import type { PackManifest } from "./manifest.ts";

const model = "silero_vad.onnx";

const manifest: PackManifest = {
  name: "silero-vad",
  licence: "MIT",
  source: "Silero VAD 6.2.3, by Silero Team",
  roles: ["gate"],
  languages: [],
  findsOut: [],
  kind: "vad",
  model: { sileroVad: { model } },
  tokens: "",
  windowMaxS: 60,
  partialFromS: 0,
  quality: 50,
};

/** Tells speech from other sounds, in any language. */
export const sileroVad: BuiltInPack = {
  name: manifest.name,
  sources: [
    {
      kind: "wheels",
      manifest,
      wheels: [
        {
          requirement: "silero-vad==6.2.3",
          sha256: "7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8",
          bytes: 11_317_527,
          take: { [`silero_vad/data/${model}`]: model },
        },
      ],
      convert: null,
      files: { [model]: "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3" },
      limit: null,
    },
  ],
};
