import sherpa from "sherpa-onnx-node";
import type { Pack } from "../packs/manifest.ts";
import { configOf, decodedOf, sampleRate } from "./engine.ts";
import type { Engine } from "./engine.ts";

/** An offline model without a choice of language: every decode looks at the whole utterance. */
export async function createOfflineEngine(pack: Pack): Promise<Engine> {
  const recogniser = await sherpa.OfflineRecognizer.createAsync(configOf(pack));
  const [only, ...others] = pack.manifest.languages;
  return {
    pack,
    languages: new Set(pack.manifest.languages),
    async decode(samples) {
      const stream = recogniser.createStream();
      stream.acceptWaveform({ sampleRate, samples });
      const decoded = decodedOf(await recogniser.decodeAsync(stream));
      return {
        ...decoded,
        language: decoded.language ?? (others.length === 0 ? only : null) ?? null,
      };
    },
  };
}
