import { realtimeLimits } from "@rooms/contracts/realtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPcm16 } from "../src/capture/pcm16.ts";
import { chunkSamplesMin } from "../src/capture/settings.ts";
import { capture, record, turnsOf } from "./capture.ts";
import { concat, noise, silence, tone, toneWords } from "./signals.ts";

const rateHz = 16_000;

/** A signal whose every sample differs from its neighbours, so that a lost, doubled or moved sample shows. */
function loudNoise(ms: number, rate = rateHz): Float32Array {
  return noise({ rateHz: rate, ms, db: -15, seed: 3, colour: 0 });
}

describe("chunks of a turn", () => {
  it.each([8_000, 16_000, 22_050, 44_100, 48_000, 96_000])(
    "at %i Hz carry every sample of the turn once, in order, cut at the chunk's length",
    (contextRateHz) => {
      const spoken = concat(
        silence(contextRateHz, 400),
        loudNoise(3_000, contextRateHz),
        silence(contextRateHz, 900),
      );
      const { chunks, turns } = capture(spoken, contextRateHz);
      expect(turns).toHaveLength(1);
      expect(chunks.slice(0, -1).every((chunk) => chunk.pcm.byteLength === 2 * 1_280)).toBe(true);
      expect(turns[0]?.startS).toBeGreaterThanOrEqual(0.06);
      expect(turns[0]?.startS).toBeLessThanOrEqual(0.1);
      expect(turns[0]?.endS).toBeGreaterThanOrEqual(3.9);
    },
  );

  it("speech far longer than the ring loses no sample, whatever the blocks and the chunk length", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 160 }),
        fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 8 }),
        (chunkMs, blocks) => {
          const speech = toneWords({ rateHz, words: 30, db: -12 });
          const recorder = record(rateHz, { chunkMs });
          recorder.play(concat(speech, silence(rateHz, 1_000)), blocks);
          const { turns } = recorder.result();
          expect(turns).toHaveLength(1);
          expect(turns[0]?.startS).toBe(0);
          expect(turns[0]?.samples.subarray(0, speech.length)).toEqual(
            Int16Array.from(speech, toPcm16),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it("two turns close together share no sample and leave none out", () => {
    // The second voice begins 100 ms after the first turn's end, inside what its pre-roll would reach.
    const signal = concat(
      loudNoise(1_000),
      silence(rateHz, 630),
      loudNoise(800),
      silence(rateHz, 900),
    );
    const { turns } = capture(signal, rateHz);
    expect(turns).toHaveLength(2);
    expect(turns[1]?.startS).toBe(turns[0]?.endS);
  });

  it("a chunk is out as soon as its last sample is in, and the pre-roll as soon as the voice is heard", () => {
    const recorder = record(rateHz);
    recorder.play(concat(silence(rateHz, 1_000), loudNoise(30)));
    const { chunks } = recorder.result();
    // 300 ms of pre-roll and up to 30 ms of voice are four chunks of 80 ms.
    expect(chunks.map((chunk) => chunk.turnStart)).toEqual([true, false, false, false]);
    recorder.play(loudNoise(80));
    expect(chunks).toHaveLength(5);
  });

  it.each([16_000, 44_100, 48_000])(
    "at %i Hz their times are those of the sound, the filter's delay taken off",
    (contextRateHz) => {
      const signal = tone({ rateHz: contextRateHz, hz: 300, ms: 500, db: -50 });
      const clickAt = Math.round(0.25 * contextRateHz);
      signal[clickAt] = 1;
      const [turn] = capture(concat(silence(contextRateHz, 1_000), signal), contextRateHz).turns;
      const samples = turn?.samples ?? new Int16Array();
      const loudest = samples.reduce(
        (best, sample, n) => (sample > (samples[best] ?? 0) ? n : best),
        0,
      );
      const heardAtS = (turn?.startS ?? 0) + loudest / 16_000;
      expect(Math.abs(heardAtS - (1 + clickAt / contextRateHz))).toBeLessThanOrEqual(1 / 16_000);
    },
  );

  it("their times stay true when the clock skips between blocks", () => {
    const recorder = record(rateHz);
    recorder.pipeline.push([silence(rateHz, 1_000)], 16_000, 0);
    recorder.pipeline.push([loudNoise(400)], 6_400, 5);
    const last = recorder.result().chunks.at(-1);
    expect(last?.atS).toBeGreaterThan(5.2);
    expect(last?.atS).toBeLessThan(5.4);
  });
});

describe("ending a turn by hand", () => {
  it("muting ends it at once with all that was said, and nothing said while muted is ever sent", () => {
    const recorder = record(rateHz);
    const before = loudNoise(333);
    recorder.play(before);
    recorder.pipeline.setMuted(true);
    const atMute = recorder.result();
    expect(atMute.chunks.at(-1)?.turnEnd).toBe(true);
    expect(atMute.turns[0]?.samples).toEqual(Int16Array.from(before, toPcm16));
    const secret = tone({ rateHz, hz: 500, ms: 2_000, db: -6 });
    recorder.play(secret);
    expect(recorder.result().chunks).toHaveLength(atMute.chunks.length);
    recorder.pipeline.setMuted(false);
    const after = loudNoise(500);
    recorder.play(after);
    const { turns } = recorder.result();
    expect(turns[1]?.startS).toBe((before.length + secret.length) / rateHz);
    expect(turns[1]?.samples).toEqual(
      Int16Array.from(after, toPcm16).subarray(0, turns[1]?.samples.length),
    );
  });

  it("after it, what was said before does not open the gate again", () => {
    const recorder = record(rateHz);
    recorder.play(loudNoise(500));
    recorder.pipeline.setMuted(true);
    recorder.pipeline.setMuted(false);
    recorder.play(silence(rateHz, 1_000));
    expect(recorder.result().turns).toHaveLength(1);
  });

  it("levels go on while muted, and say silence", () => {
    const recorder = record(rateHz);
    recorder.pipeline.setMuted(true);
    recorder.play(loudNoise(1_000));
    expect(recorder.result().levels).toEqual(
      Array.from({ length: 10 }, () => ({ rmsDb: -100, speaking: false })),
    );
  });

  it("at any moment the last chunk has a legal size, an end mark, and no sample is missing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 600, max: 20_000 }),
        fc.integer({ min: 20, max: 160 }),
        (samples, chunkMs) => {
          const spoken = loudNoise(2_000).subarray(0, samples);
          const recorder = record(rateHz, { chunkMs });
          recorder.play(spoken);
          recorder.pipeline.flush();
          const { chunks, turns } = recorder.result();
          expect(chunks.at(-1)?.turnEnd).toBe(true);
          for (const { pcm } of chunks) {
            expect(pcm.byteLength).toBeGreaterThanOrEqual(realtimeLimits.chunkBytesMin);
            expect(pcm.byteLength).toBeLessThanOrEqual(realtimeLimits.chunkBytesMax);
          }
          expect(turns[0]?.samples.subarray(0, samples)).toEqual(Int16Array.from(spoken, toPcm16));
        },
      ),
    );
  });

  it("without a turn sends nothing", () => {
    const recorder = record(rateHz);
    recorder.play(silence(rateHz, 500));
    recorder.pipeline.flush();
    recorder.pipeline.setMuted(true);
    expect(recorder.result().chunks).toEqual([]);
  });

  it("in mid-speech begins a new turn right behind the old one", () => {
    const recorder = record(rateHz);
    recorder.play(loudNoise(1_000));
    recorder.pipeline.flush();
    recorder.play(loudNoise(1_000));
    recorder.pipeline.flush();
    const { turns } = recorder.result();
    expect(turns).toHaveLength(2);
    expect(turns[1]?.startS).toBe(1);
  });
});

describe("edges of the input", () => {
  it("mixes channels to their mean", () => {
    const left = loudNoise(1_000);
    const right = left.map((sample) => sample / 2);
    const stereo = record(rateHz);
    stereo.pipeline.push([left, right], left.length, 0);
    const mono = record(rateHz);
    mono.pipeline.push([left.map((sample) => 0.75 * sample)], left.length, 0);
    expect(turnsOf(stereo.result().chunks)[0]?.samples).toEqual(
      turnsOf(mono.result().chunks)[0]?.samples,
    );
  });

  it("takes no channel, NaN and infinity for silence, and hears speech afterwards", () => {
    const recorder = record(44_100);
    recorder.pipeline.push([], 44_100, 0);
    recorder.pipeline.push([new Float32Array(4_410).fill(Number.NaN)], 4_410, 1);
    recorder.pipeline.push([new Float32Array(4_410).fill(Number.POSITIVE_INFINITY)], 4_410, 1.1);
    expect(recorder.result().chunks).toEqual([]);
    recorder.pipeline.push([loudNoise(1_000, 44_100)], 44_100, 1.2);
    expect(recorder.result().chunks.length).toBeGreaterThan(10);
  });

  it.each([
    [0, 0],
    [1, 32_767],
    [-1, -32_768],
    [1.7, 32_767],
    [-1.7, -32_768],
    [0.5 / 32_768, 1],
    [0.49 / 32_768, 0],
    [-0.51 / 32_768, -1],
    [Number.NaN, 0],
  ])("writes %d as %d", (sample, expected) => {
    expect(toPcm16(sample) + 0).toBe(expected);
  });
});

describe("memory", () => {
  it("a recycled buffer is used for a later chunk", () => {
    const recorder = record(rateHz);
    recorder.play(loudNoise(500));
    const { chunks } = recorder.result();
    const buffer = chunks[0]?.pcm ?? new ArrayBuffer(0);
    const sentBefore = chunks.length;
    recorder.pipeline.recycle(buffer);
    recorder.play(loudNoise(500));
    expect(chunks.slice(sentBefore).some((chunk) => chunk.pcm === buffer)).toBe(true);
  });

  it("a buffer of a wrong size is not", () => {
    const recorder = record(rateHz);
    recorder.pipeline.recycle(new ArrayBuffer(64));
    recorder.play(loudNoise(500));
    expect(recorder.result().chunks.every((chunk) => chunk.pcm.byteLength === 2_560)).toBe(true);
  });

  it("the shortest chunk is the protocol's", () => {
    expect(2 * chunkSamplesMin).toBe(realtimeLimits.chunkBytesMin);
  });
});

describe("levels", () => {
  it("come ten times per second of audio and tell loudness and speech", () => {
    const { levels } = capture(
      concat(silence(48_000, 1_000), tone({ rateHz: 48_000, hz: 440, ms: 1_000, db: -20 })),
      48_000,
    );
    expect(levels.length).toBeGreaterThanOrEqual(19);
    expect(levels[5]).toEqual({ rmsDb: -100, speaking: false });
    expect(levels[15]?.rmsDb).toBeCloseTo(-20, 1);
    expect(levels[15]?.speaking).toBe(true);
  });
});
