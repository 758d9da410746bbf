import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packsIn } from "../src/packs/create-packs.ts";
import { publishedPack } from "../src/packs/published-pack.ts";
import { whisperBase } from "../src/packs/whisper-base.ts";
import { enginesFor, finderOf } from "../src/recogniser/choose-pack.ts";
import type { Engine } from "../src/recogniser/engine.ts";
import { whisperLanguagesIn } from "../src/recogniser/whisper-metadata.ts";
import { timedWords } from "../src/recogniser/word-times.ts";
import { cacheDir } from "./support.ts";

function engine(name: string, given: Partial<Engine["pack"]["manifest"]>): Engine {
  const languages = given.languages ?? ["en"];
  return {
    languages: new Set(languages),
    pack: {
      folder: "/nowhere",
      manifest: {
        ...{ name, licence: "MIT", source: "a test", roles: ["partials", "finals"] },
        ...{ languages, findsOut: [], kind: "offline", model: {}, tokens: "tokens.txt" },
        ...{ windowMaxS: 28, partialFromS: 1, quality: 50 },
        ...given,
      },
    },
    decode: async () => ({ text: "", language: null, tokens: [] }),
  };
}

const small = engine("small", { windowMaxS: 8, quality: 30 });
const large = engine("large", {
  languages: ["en", "ru", "ja"],
  roles: ["partials", "finals", "language"],
});
const following = engine("following", { kind: "streaming", languages: ["ru", "be"], quality: 10 });

describe("which packs are asked", () => {
  it.each([
    ["finals", "en", 4, ["large", "small"]],
    ["partials", "en", 4, ["small", "large"]],
    ["partials", "en", 12, ["large"]],
    ["partials", "ru", 60, ["following"]],
    ["finals", "ru", 4, ["large", "following"]],
    ["finals", "de", 4, []],
  ] as const)("for %s in %s of %d s", (role, language, seconds, names) => {
    const asked = enginesFor([small, large, following], { role, language, seconds });
    expect(asked.map(({ pack }) => pack.manifest.name)).toEqual(names);
  });

  it("to find out a language: one that knows all the candidates", () => {
    expect(finderOf([small, large], ["en", "ru"])).toBe(large);
    expect(finderOf([small, large], ["en", "de"])).toBeNull();
    expect(finderOf([small], ["en", "ru"])).toBeNull();
  });
});

describe("times of words", () => {
  it("are those of their tokens, punctuation included", () => {
    const tokens = [" We", " sh", "ip", ",", " now", "."].map((text, index) => ({
      text,
      startS: index,
      endS: index + 1,
    }));
    expect(timedWords({ text: "We ship, now.", language: "en", tokens }, 5.5)).toEqual([
      { word: "We", startS: 0, endS: 1 },
      { word: " ship,", startS: 1, endS: 4 },
      { word: " now.", startS: 4, endS: 5.5 },
    ]);
  });

  it("are those of a letter that was cut into tokens which are no text", () => {
    const tokens = ["今", "\ufffd", "\ufffd", "は"].map((text, index) => ({
      text,
      startS: index,
      endS: index + 1,
    }));
    expect(timedWords({ text: "今鬱は", language: "ja", tokens }, 9)).toEqual([
      { word: "今", startS: 0, endS: 1 },
      { word: "鬱", startS: 1, endS: 3 },
      { word: "は", startS: 3, endS: 4 },
    ]);
  });

  it("are not made up where the model tells none", () => {
    expect(timedWords({ text: "We ship", language: "en", tokens: [] }, 2)).toBeNull();
  });
});

describe("the languages of a Whisper file", () => {
  it("are read from its metadata", async ({ skip }) => {
    const pack = await publishedPack(whisperBase, packsIn(cacheDir()));
    if (pack === null) skip("Whisper base is not in the cache");
    const encoder = await readFile(join(pack?.folder ?? "", "encoder.onnx"));
    const languages = whisperLanguagesIn(encoder);
    expect(languages?.size).toBe(99);
    expect(languages?.has("ru")).toBe(true);
  });

  it("are not known of a file that names none", () => {
    expect(whisperLanguagesIn(Buffer.from("no metadata"))).toBeNull();
  });
});
