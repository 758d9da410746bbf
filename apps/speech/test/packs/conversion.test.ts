import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { convertWhisper } from "../../src/packs/conversion/convert-whisper.ts";
import { Ct2Weights } from "../../src/packs/conversion/ct2-weights.ts";
import { quantisedByBlock, quantisedByRow } from "../../src/packs/conversion/quantised.ts";
import { WhisperVocabulary } from "../../src/packs/conversion/whisper-vocabulary.ts";
import { biasOf, limitedFile } from "../../src/packs/limit-languages.ts";
import { whisperLanguages } from "../../src/packs/whisper-languages.ts";
import { sha256 } from "./package-index.ts";
import { smallWhisper, smallVocabulary } from "./small-whisper.ts";

const files = { encoder: "encoder.onnx", decoder: "decoder.onnx", tokens: "tokens.txt" };

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "conversion-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A Whisper of one layer, converted. */
async function converted(): Promise<string> {
  const folder = await emptyFolder();
  const model = smallWhisper();
  const half = model.length / 2;
  await writeFile(join(folder, "one"), model.subarray(0, half));
  await writeFile(join(folder, "two"), model.subarray(half));
  await writeFile(join(folder, "config.json"), '{"alignment_heads": [[0, 1]]}');
  await writeFile(join(folder, "vocabulary.txt"), smallVocabulary);
  const source = { parts: ["one", "two"], config: "config.json", vocabulary: "vocabulary.txt" };
  await convertWhisper({ folder, files: source }, { folder, files });
  return folder;
}

describe("a converted Whisper", () => {
  it("is the same bytes on every machine", async () => {
    const folder = await converted();
    const hashes = Object.values(files).map(async (file) =>
      sha256(await readFile(join(folder, file))).slice(0, 16),
    );
    expect(await Promise.all(hashes)).toEqual([
      "1c2730ab4d0fb5fb",
      "05f22309f615d2c0",
      "705364aea71e3c70",
    ]);
  });

  it("finds out only the languages named, in a file of its own that is made once", async () => {
    const folder = await converted();
    const decoder = await readFile(join(folder, files.decoder));
    const bias = biasOf(decoder, ["ru", "en"]);
    if (bias === null) throw new Error("the decoder has no bias");
    const { at, bytes } = bias;
    const limited = { decoder: files.decoder, languages: ["ru", "en"] };
    const file = await limitedFile(folder, limited);
    const found = await readFile(join(folder, file));
    expect(found.length).toBe(decoder.length);
    expect(found.subarray(0, at)).toEqual(decoder.subarray(0, at));
    const after = at + bytes.length;
    expect(found.subarray(after)).toEqual(decoder.subarray(after));
    const kept = whisperLanguages.filter((_, index) => found.readFloatLE(at + index * 4) === 0);
    expect(kept).toEqual(["en", "ru"]);
    const same = { ...limited, languages: ["en", "ru"] };
    expect(await limitedFile(folder, same)).toBe(file);
    expect((await readdir(folder)).filter((name) => name.startsWith("limited-"))).toEqual([file]);
  });

  it("removes files whose languages were not requested for a day, and keeps those in use", async () => {
    const folder = await converted();
    const fileFor = (...languages: string[]): Promise<string> =>
      limitedFile(folder, { decoder: files.decoder, languages });
    const [old, other] = [await fileFor("de", "fr"), await fileFor("en", "de")];
    const longAgo = new Date("2026-01-01");
    for (const file of [old, other]) await utimes(join(folder, file), longAgo, longAgo);
    await fileFor("en", "de");
    const own = await fileFor("en");
    const left = (await readdir(folder)).filter((name) => name.startsWith("limited-"));
    expect(left.toSorted()).toEqual([other, own].toSorted());
  });

  it("leaves no file of a decoder that was cut short, wherever it was cut", async () => {
    const folder = await converted();
    const whole = await readFile(join(folder, files.decoder));
    const name = whole.lastIndexOf("language_bias");
    for (const end of [1000, name + 14, name + 15, name + 201_450]) {
      await writeFile(join(folder, files.decoder), whole.subarray(0, end));
      const limited = limitedFile(folder, { decoder: files.decoder, languages: ["en"] });
      await expect(limited).rejects.toThrow("the file decoder.onnx is damaged");
    }
    expect((await readdir(folder)).filter((file) => file.startsWith("limited-"))).toEqual([]);
  });

  it("is limited anew where an earlier copy was cut short", async () => {
    const folder = await converted();
    const limited = { decoder: files.decoder, languages: ["en"] };
    const file = join(folder, await limitedFile(folder, limited));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, 1000));
    await limitedFile(folder, limited);
    expect(sha256(await readFile(file))).toBe(sha256(whole));
  });

  it("is refused when its weights are cut or lack a part", () => {
    const model = smallWhisper();
    expect(() => new Ct2Weights(model.subarray(0, model.length - 10_000))).toThrow(RangeError);
    expect(() => new Ct2Weights(model).floats("decoder/layer_9/ffn")).toThrow(/lacks/);
  });
});

describe("numbers in 8 bits", () => {
  const values = Float32Array.from(
    { length: 128 },
    (_, at) => Math.sin(at * 7) * (at < 64 ? 1 : 9),
  );

  it("come back by the scale of their row", () => {
    const { values: bytes, scales } = quantisedByRow({ values, rows: 2, columns: 64 });
    for (const [at, value] of values.entries()) {
      const row = Math.floor(at / 64);
      const scale = scales[row] ?? 0;
      expect(Math.abs((bytes[(at % 64) * 2 + row] ?? 0) * scale - value)).toBeLessThan(scale);
    }
  });

  it("of a row leave room in 16 bits for two products with activations of 8, which not every processor widens", () => {
    const { values: bytes } = quantisedByRow({ values, rows: 2, columns: 64 });
    const most = Math.max(...bytes.map(Math.abs));
    expect(2 * 255 * most).toBeLessThan(2 ** 15);
  });

  it("come back by the scale of their block, around 128", () => {
    const { values: bytes, scales } = quantisedByBlock({ values, rows: 2, columns: 64 });
    for (const [at, value] of values.entries()) {
      const scale = scales[Math.floor(at / 32)] ?? 0;
      expect(Math.abs(((bytes[at] ?? 0) - 128) * scale - value)).toBeLessThan(scale);
    }
  });
});

describe("the vocabulary", () => {
  it("is read as lines and as JSON", () => {
    const lines = new WhisperVocabulary("a\nb\n<|endoftext|>");
    const json = new WhisperVocabulary('["a", "b", "<|endoftext|>"]');
    expect(json.tokensText()).toBe(lines.tokensText());
  });

  it("writes the bytes of each token that carries text, and knows the languages in the order of their tokens", () => {
    const vocabulary = new WhisperVocabulary(
      "a\nĠ\nÃ©\n\n<|endoftext|>\n<|en|>\n<|haw|>\n<|notimestamps|>\n",
    );
    const lines = vocabulary.tokensText().trimEnd().split("\n");
    const bytes = lines.map((line) => Buffer.from(line.split(" ")[0] ?? "", "base64").toString());
    expect(bytes).toEqual(["a", " ", "é"]);
    expect(lines.map((line) => line.split(" ")[1])).toEqual(["0", "1", "2"]);
    expect(vocabulary.languages().map(({ code }) => code)).toEqual(["en", "haw"]);
  });
});
