import { join } from "node:path";
import sherpa from "sherpa-onnx-node";
import { describe, expect, it } from "vitest";
import type { TestContext } from "vitest";
import { packsIn } from "../src/packs/create-packs.ts";
import { readBuiltIn } from "../src/packs/published-pack.ts";
import { whisperBase } from "../src/packs/whisper-base.ts";
import { cacheDir, readWav } from "./support.ts";

/** English speech, heard by Whisper base limited to some languages. */
async function heardBy(
  { skip }: TestContext,
  { findsOut, language }: { findsOut: readonly string[]; language: string },
): Promise<{ text: string; lang?: string }> {
  const parent = packsIn(cacheDir());
  const pack = await readBuiltIn(whisperBase, { parent, findsOut });
  if (pack === null)
    return skip("Whisper base is not in the cache: run node apps/speech/src/fetch-packs.ts");
  const { encoder, decoder } = pack.manifest.model["whisper"] ?? {};
  const engine = await sherpa.OfflineRecognizer.createAsync({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      whisper: {
        ...pack.manifest.model["whisper"],
        encoder: join(pack.folder, String(encoder)),
        decoder: join(pack.folder, String(decoder)),
        language,
      },
      tokens: join(pack.folder, pack.manifest.tokens),
      numThreads: 1,
      provider: "cpu",
    },
  });
  const stream = engine.createStream();
  const samples = Float32Array.from(await readWav("ship-the-release.wav"), (at) => at / 32_768);
  stream.acceptWaveform({ sampleRate: 16_000, samples });
  return engine.decodeAsync(stream);
}

describe("Whisper base", () => {
  it("finds out a language that it may find out", async (context) => {
    const heard = await heardBy(context, { findsOut: ["en", "ru"], language: "" });
    expect(heard.lang).toBe("en");
    expect(heard.text).toContain("ship the release on Friday");
  });

  it("finds out no language outside the ones named", async (context) => {
    const heard = await heardBy(context, { findsOut: ["de", "ru"], language: "" });
    expect(["de", "ru"]).toContain(heard.lang);
  });

  it("hears a language outside them that is asked for by its code", async (context) => {
    const heard = await heardBy(context, { findsOut: ["de", "ru"], language: "en" });
    expect(heard.text).toContain("ship the release on Friday");
  });
});
