import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sherpa from "sherpa-onnx-node";
import type { OfflineRecognizer } from "sherpa-onnx-node";
import { limitedFile } from "../packs/limit-languages.ts";
import type { Pack } from "../packs/manifest.ts";
import { configOf, decodedOf, sampleRate } from "./engine.ts";
import type { Decoded, DecodeRequest, Engine } from "./engine.ts";
import { FurtherFinders } from "./further-finders.ts";
import { whisperLanguagesIn } from "./whisper-metadata.ts";

/** Each is a model in memory, 200 MB: for sets of languages other than what the pack finds out. */
const furtherMax = 2;
/** Quiet after the words, in frames of 10 ms: enough to end a decoder that goes round in circles. */
const quietOfSecondTry = 1000;

interface Loaded {
  recogniser: OfflineRecognizer;
  settings: Readonly<Record<string, string>>;
}

/** Whisper, which is told the language of each decode or finds it out among those that its pack is limited to. */
export async function createWhisperEngine(pack: Pack): Promise<Engine> {
  const { model, findsOut, languages } = pack.manifest;
  const encoder = await readFile(join(pack.folder, String(model["whisper"]?.["encoder"])));
  const known = whisperLanguagesIn(encoder) ?? new Set(languages);
  const main = await load(pack, {});
  const further = new FurtherFinders<Loaded>({
    max: furtherMax,
    load: (candidates) => loadLimited(pack, candidates),
    nowMs: () => performance.now(),
  });

  /** Null: no model here tells these apart. */
  const finderAmong = async (candidates: readonly string[]): Promise<Loaded | null> =>
    candidates.every((code) => findsOut.includes(code)) ? main : further.among(candidates);
  const decodeAs = async (
    { recogniser, settings }: Loaded,
    samples: Float32Array,
    { language, isSecondTry }: { language: string; isSecondTry: boolean },
  ): Promise<Decoded> => {
    const quiet: Record<string, number> = isSecondTry ? { tailPaddings: quietOfSecondTry } : {};
    recogniser.setConfig(configOf(pack, { ...settings, ...quiet, language }));
    const stream = recogniser.createStream();
    stream.acceptWaveform({ sampleRate, samples });
    return decodedOf(await recogniser.decodeAsync(stream));
  };
  return {
    pack,
    languages: new Set(languages.filter((code) => known.has(code))),
    async decode(samples, { languages: wanted, isSecondTry }: DecodeRequest) {
      const [language, ...others] = wanted.filter((code) => known.has(code));
      if (language === undefined) return { text: "", language: null, tokens: [] };
      if (others.length === 0) return decodeAs(main, samples, { language, isSecondTry });
      const finder = await finderAmong([language, ...others]);
      const found = await decodeAs(finder ?? main, samples, { language: "", isSecondTry });
      return { ...found, isGuess: finder === null };
    },
  };
}

async function load(pack: Pack, settings: Readonly<Record<string, string>>): Promise<Loaded> {
  const config = configOf(pack, { ...settings, language: "" });
  return { recogniser: await sherpa.OfflineRecognizer.createAsync(config), settings };
}

/** Throws when the pack's decoder cannot be limited, or not now. */
async function loadLimited(pack: Pack, languages: readonly string[]): Promise<Loaded> {
  const decoder = String(pack.manifest.model["whisper"]?.["decoder"]);
  const file = await limitedFile(pack.folder, { decoder, languages });
  return load(pack, { decoder: join(pack.folder, file) });
}
