import { join } from "node:path";
import { unrecognisedText } from "@rooms/speech-server";
import type { Recogniser } from "@rooms/speech-server";
import sherpa from "sherpa-onnx-node";
import { isFileName } from "../packs/manifest.ts";
import type { Pack } from "../packs/manifest.ts";
import { withoutRunaway } from "./repetition.ts";
import { hasVoice } from "./voice-evidence.ts";

const sampleRate = 16_000;
/** Less is a cough: what the model makes of it is invented. */
const finalFromS = 0.2;

/**
 * A recogniser on this machine's processor. One decode at a time, on a thread of its own; the model gives no
 * word times, so the server spreads the words over the voiced part of the utterance.
 */
export async function createSherpaRecogniser({ folder, manifest }: Pack): Promise<Recogniser> {
  const engine = await sherpa.OfflineRecognizer.createAsync({
    featConfig: { sampleRate, featureDim: 80 },
    modelConfig: {
      ...Object.fromEntries(
        Object.entries(manifest.model).map(([family, files]) => [family, inFolder(folder, files)]),
      ),
      tokens: join(folder, manifest.tokens),
      numThreads: 1,
      provider: "cpu",
    },
  });
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const decode = async (samples: Float32Array): Promise<string> => {
    const stream = engine.createStream();
    stream.acceptWaveform({ sampleRate, samples });
    const { text } = await engine.decodeAsync(stream);
    return withoutRunaway(text.replace(/,{2,}/g, ","), samples.length / sampleRate);
  };
  return {
    name: manifest.name,
    windowMaxS: manifest.windowMaxS,
    partialFromS: manifest.partialFromS,
    get busy() {
      return waiting > 0;
    },
    async recognise(samples, { voicedS, isFinal, language: wanted }) {
      const language = manifest.languages[0] ?? "en";
      if (voicedS < finalFromS || !hasVoice(samples)) return { text: "", language };
      // A model hears its own language in every other: better no words than wrong ones.
      if (wanted !== null && !manifest.languages.includes(wanted)) {
        return { text: isFinal ? unrecognisedText(voicedS) : "", language: wanted, confidence: 0 };
      }
      waiting += 1;
      const decoded = last.then(() => decode(samples));
      last = decoded.catch(() => undefined);
      try {
        return { text: await decoded, language };
      } finally {
        waiting -= 1;
      }
    },
  };
}

/** File names become paths; other settings of a family, such as a language, stay as they are. */
function inFolder(
  folder: string,
  files: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(files).map(([key, value]) => [
      key,
      isFileName(value) ? join(folder, value) : value,
    ]),
  );
}
