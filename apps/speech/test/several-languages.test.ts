import { beforeAll, describe, expect, it } from "vitest";
import type { TestContext } from "vitest";
import { packsIn } from "../src/packs/create-packs.ts";
import { moonshineTinyEn } from "../src/packs/moonshine-tiny-en.ts";
import { readBuiltIn } from "../src/packs/published-pack.ts";
import { whisperBase } from "../src/packs/whisper-base.ts";
import type { SpeechRecogniser } from "../src/recogniser/speech-recogniser.ts";
import {
  allPacks,
  cacheDir,
  cachedRecogniser,
  finalsOf,
  joined,
  readWav,
  silence,
  transcribe,
} from "./support.ts";

const said = {
  ship: "we should ship the release on friday",
  day: "день он опять пришел и сел за свой столик",
  youth: "молодость у всякого проходит а любовь другое дело",
};

/** The words alone: which signs a model puts between them depends on the instructions of the processor. */
function wordsOf(text: string | undefined): string {
  return (
    (text ?? "")
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.join(" ") ?? ""
  );
}

let loaded: SpeechRecogniser | null = null;
beforeAll(async () => {
  loaded = await cachedRecogniser(allPacks);
});

function recogniserOrSkip({ skip }: TestContext): SpeechRecogniser {
  if (loaded === null) skip("a pack is not in the cache: run node apps/speech/src/fetch-packs.ts");
  if (loaded === null) throw new Error("unreachable: the test was skipped");
  return loaded;
}

describe("speech in two languages on one stream", () => {
  it("is written in each, with the language found out", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const pcm = joined(
      await readWav("ship-the-release.wav"),
      silence(1),
      await readWav("on-another-day.ru.wav"),
      silence(1),
    );
    for (const languages of [[], ["ru", "en"]]) {
      const finals = finalsOf(await transcribe(recogniser, pcm, { languages, paced: true }));
      expect(finals.map(({ language }) => language)).toEqual(["en", "ru"]);
      expect(wordsOf(finals[0]?.text)).toContain(said.ship);
      expect(wordsOf(finals[1]?.text)).toContain(said.day);
    }
  });

  it("shows partials in the language that was found out, never changing what two of them agreed on", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const pcm = joined(await readWav("youth-passes.ru.wav"), silence(1));
    const heard = await transcribe(recogniser, pcm, { languages: [], paced: true });
    const partials = heard.filter(({ isFinal }) => !isFinal);
    expect(partials.length).toBeGreaterThan(0);
    expect(new Set(partials.map(({ language }) => language))).toEqual(new Set(["ru"]));
    const [final] = finalsOf(heard);
    expect(wordsOf(final?.text)).toBe(said.youth);
    expect(final?.confidence).toBeGreaterThan(0.6);
  });
});

it("words are timed where they are spoken", async (context) => {
  const recogniser = recogniserOrSkip(context);
  const speech = await readWav("youth-passes.ru.wav");
  const pcm = joined(silence(1), speech, silence(1));
  const [final] = finalsOf(await transcribe(recogniser, pcm, { languages: ["ru"], paced: true }));
  const words = final?.words ?? [];
  expect(wordsOf(words.map(({ word }) => word).join(""))).toBe(said.youth);
  let before = 1;
  for (const { startS, endS } of words) {
    expect(startS).toBeGreaterThanOrEqual(before - 0.05);
    expect(endS).toBeGreaterThanOrEqual(startS);
    before = startS;
  }
  expect(words.at(-1)?.endS).toBeLessThanOrEqual(1 + speech.length / 16_000 + 0.1);
  // The comma is a pause in the reading: what follows it is spoken in the second half.
  const half = 1 + speech.length / 32_000;
  expect(words.find(({ word }) => word.includes("любовь"))?.startS).toBeGreaterThan(half - 0.5);
  expect(words.find(({ word }) => word.includes("всякого"))?.endS).toBeLessThan(half);
});

it("a language asked for by its code is heard beside those that are found out", async (context) => {
  const recogniser = recogniserOrSkip(context);
  const pcm = joined(await readWav("ship-the-release.wav"), silence(1));
  const [final] = finalsOf(await transcribe(recogniser, pcm, { languages: ["de"], paced: true }));
  expect(final?.language).toBe("de");
});

it("several languages are unheard as long as no pack can tell them apart", async (context) => {
  const english = await cachedRecogniser();
  if (english === null) context.skip("the English pack is not in the cache");
  if (english === null) throw new Error("unreachable: the test was skipped");
  const pcm = joined(await readWav("ship-the-release.wav"), silence(1));
  const named = finalsOf(await transcribe(english, pcm, { languages: ["en", "ru"], paced: true }));
  expect(named).toMatchObject([{ text: "", language: "ru" }]);
  const unnamed = finalsOf(await transcribe(english, pcm, { languages: [], paced: true }));
  expect(wordsOf(unnamed[0]?.text)).toContain(said.ship);
});

it("speech in any language is unheard, and not written as English, while the pack that finds languages out is fetched", async ({
  skip,
}) => {
  let isFetched = false;
  const options = { awaitsFinder: () => !isFetched };
  const english = await cachedRecogniser([moonshineTinyEn], options);
  if (english === null) skip("the English pack is not in the cache");
  if (english === null) throw new Error("unreachable: the test was skipped");
  const pcm = joined(await readWav("youth-passes.ru.wav"), silence(1));
  const heard = await transcribe(english, pcm, { languages: [], paced: true });
  expect(heard).toMatchObject([{ text: "", language: "ru", isFinal: true }]);
  const finder = await readBuiltIn(whisperBase, {
    parent: packsIn(cacheDir()),
    findsOut: ["en", "ru"],
  });
  if (finder === null) skip("Whisper is not in the cache");
  if (finder === null) throw new Error("unreachable: the test was skipped");
  await english.add(finder);
  isFetched = true;
  const [final] = finalsOf(await transcribe(english, pcm, { languages: [], paced: true }));
  expect(wordsOf(final?.text)).toBe(said.youth);
});

describe("what is no speech", () => {
  const seconds = 20;
  const sounds: Record<string, (at: number, random: () => number) => number> = {
    beeps: (at) => (at % 16_000 < 4000 ? 9000 * Math.sin(at * 0.39) : 0),
    "clicks of keys": (at, random) =>
      at % 3700 < 240 ? 9000 * random() * Math.exp(-(at % 3700) / 60) : 0,
    chords: (at) =>
      [131, 165, 196].reduce((sum, hz) => sum + Math.sin((at * hz * 2 * Math.PI) / 16_000), 0) *
      3000 *
      Math.exp(-(at % 32_000) / 12_000),
    "a fan": (at, random) => 3000 * random() * (1 + 0.3 * Math.sin(at * 0.003)),
    breath: (at, random) => 2500 * random() * Math.max(0, Math.sin((at / 16_000) * 1.6)) ** 2,
  };

  it.each(Object.keys(sounds))("%s: makes no line", async (name) => {
    // Skipped as the tests above are.
    if (loaded === null) return;
    const sound = sounds[name] ?? (() => 0);
    let state = 5;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state / 2 ** 32 - 0.5) * 2;
    };
    const pcm = silence(seconds).map((_, at) => sound(at, random));
    for (const languages of [["en"], []]) {
      expect(await transcribe(loaded, joined(pcm, silence(1)), { languages, paced: true })).toEqual(
        [],
      );
    }
  });
});
