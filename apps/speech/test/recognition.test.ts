import { encodeToneSpeech } from "@rooms/tone-speech";
import { beforeAll, describe, expect, it } from "vitest";
import type { Recogniser } from "@rooms/speech-server";
import type { TestContext } from "vitest";
import { cachedRecogniser, finalsOf, joined, readWav, silence, transcribe } from "./support.ts";

const said = "We should ship the release on Friday and Maria will write the migration guide.";

let loaded: Recogniser | null = null;
beforeAll(async () => {
  loaded = await cachedRecogniser();
});

function recogniserOrSkip({ skip }: TestContext): Recogniser {
  if (loaded === null)
    skip("the English pack is not in the cache: run node apps/speech/src/fetch-packs.ts");
  if (loaded === null) throw new Error("unreachable: the test was skipped");
  return loaded;
}

describe("speech through Gladia's protocol and the model of this machine", () => {
  it("is written down word for word, as one utterance, in its place", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const speech = await readWav("ship-the-release.wav");
    const finals = finalsOf(await transcribe(recogniser, joined(silence(1), speech, silence(1))));
    expect(finals.map(({ text }) => text)).toEqual([` ${said}`]);
    const [final] = finals;
    expect(final?.words.map(({ word }) => word).join("")).toBe(` ${said}`);
    expect(final?.startS).toBeGreaterThan(0.9);
    expect(final?.startS).toBeLessThan(1.3);
    expect(final?.endS).toBeLessThan(1 + speech.length / 16_000);
    expect(final?.endS).toBeGreaterThan(1 + speech.length / 16_000 - 0.6);
  });

  it("shows partials that grow towards the final, under its id", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const speech = await readWav("ship-the-release.wav");
    const utterances = await transcribe(recogniser, joined(speech, silence(1)), { paced: true });
    const partials = utterances.filter(({ isFinal }) => !isFinal);
    expect(partials.length).toBeGreaterThan(2);
    expect(partials.at(-1)?.text).toContain("ship the release on Friday");
    expect(new Set(utterances.map(({ id }) => id)).size).toBe(1);
  });

  it("is heard to the end when the speaker does not pause for longer than the model can hear", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const speech = await readWav("ship-the-release.wav");
    const pauseless = joined(
      ...Array.from({ length: 5 }, () => [speech, silence(0.15)]).flat(),
      silence(1),
    );
    const finals = finalsOf(await transcribe(recogniser, pauseless));
    const text = finals.map((final) => final.text).join("");
    expect(text.match(/ship the release/g)).toHaveLength(5);
    expect(text.match(/migration guide/g)).toHaveLength(5);
    for (const { startS, endS } of finals) expect(endS - startS).toBeLessThanOrEqual(8);
  });

  it("makes nothing of silence, of noise and of clicks", async (context) => {
    const recogniser = recogniserOrSkip(context);
    let state = 3;
    const noise = silence(6).map(() => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state / 2 ** 32 - 0.5) * 4000;
    });
    const clicks = silence(3).map((_, at) => (at % 8000 < 200 ? 12_000 : 0));
    const utterances = await transcribe(
      recogniser,
      joined(silence(2), noise, silence(2), clicks, silence(1)),
    );
    expect(utterances).toEqual([]);
  });

  it("in a language that no pack hears is told as unheard, not written as other words", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const speech = await readWav("ship-the-release.wav");
    const pcm = joined(speech, silence(1));
    const utterances = await transcribe(recogniser, pcm, { paced: true, languages: ["ru"] });
    expect(utterances).toMatchObject([{ isFinal: true, text: "", words: [], language: "ru" }]);
  });

  it("does not disturb tone speech on the same stream", async (context) => {
    const recogniser = recogniserOrSkip(context);
    const speech = await readWav("ship-the-release.wav");
    const tones = encodeToneSpeech(["tone", "words", "42"], { leadMs: 900, tailMs: 900 }).pcm;
    const finals = finalsOf(
      await transcribe(recogniser, joined(tones, speech, tones, silence(0.5))),
    );
    expect(finals.map(({ text }) => text)).toEqual([
      " tone words 42",
      ` ${said}`,
      " tone words 42",
    ]);
  });
});
