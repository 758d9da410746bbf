import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Resampler } from "../src/resampler.ts";
import { noise, tone } from "./signals.ts";
import { levelAt, rmsDb } from "./spectrum.ts";

const contextRatesHz = [22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000];
/** Everything from here up is fully rejected; the 0.45 kHz below it fold into 7.55–8 kHz. */
const stopHz = 8_450;

function resample(
  samples: Float32Array,
  rateHz: number,
  blocks: readonly number[] = [128],
): Float32Array {
  const resampler = new Resampler({ inputRateHz: rateHz, outputRateHz: 16_000 });
  const output = new Float32Array(Math.ceil((samples.length * 16_000) / rateHz) + 1);
  let read = 0;
  let written = 0;
  for (let block = 0; read < samples.length; block += 1) {
    const input = samples.subarray(read, read + (blocks[block % blocks.length] ?? 128));
    written += resampler.process(input, input.length, output.subarray(written));
    read += input.length;
  }
  return output.subarray(0, written);
}

/** The figures are part of what this file is for. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Without the filter's first and last moments. */
function steady(samples: Float32Array): Float32Array {
  return samples.subarray(800, samples.length - 800);
}

describe("quality", () => {
  it.each(contextRatesHz)(
    "at %i Hz nothing above the band comes back below it: alias ≤ −90 dB",
    (rateHz) => {
      let worstDb = -Infinity;
      for (let hz = stopHz; hz < rateHz / 2 && hz < 60_000; hz += hz < 12_000 ? 150 : 1_230) {
        worstDb = Math.max(
          worstDb,
          rmsDb(steady(resample(tone({ rateHz, hz, ms: 300, db: 0 }), rateHz))),
        );
      }
      report(`${rateHz} Hz: worst alias ${worstDb.toFixed(1)} dB`);
      expect(worstDb).toBeLessThanOrEqual(-90);
    },
  );

  it.each(contextRatesHz)(
    "at %i Hz consonants stay: droop at 7 kHz ≤ 2 dB, none below 6 kHz",
    (rateHz) => {
      const droopDb = (hz: number) =>
        -levelAt(
          steady(resample(tone({ rateHz, hz, ms: 300, db: -20 * Math.log10(Math.SQRT2) }), rateHz)),
          16_000,
          hz,
        );
      const at7kHz = droopDb(7_000);
      report(`${rateHz} Hz: droop at 7 kHz ${at7kHz.toFixed(2)} dB`);
      expect(at7kHz).toBeLessThanOrEqual(2);
      for (const hz of [100, 300, 1_000, 3_000, 5_000, 6_000]) {
        expect(Math.abs(droopDb(hz)), `${hz} Hz`).toBeLessThan(0.02);
      }
    },
  );

  it.each([8_000, 11_025, 16_000, ...contextRatesHz])(
    "at %i Hz the delay is ≤ 1.5 ms and is what it says",
    (rateHz) => {
      const { delayS } = new Resampler({ inputRateHz: rateHz, outputRateHz: 16_000 });
      report(`${rateHz} Hz: delay ${(delayS * 1_000).toFixed(2)} ms`);
      expect(delayS).toBeLessThanOrEqual(0.0015);
      // A sine of known phase: what comes out at time t is what went in at t − delay.
      const hz = 500;
      const output = resample(tone({ rateHz, hz, ms: 200, db: -3 }), rateHz);
      const amplitude = Math.SQRT2 * 10 ** (-3 / 20);
      for (let n = 400; n < 2_800; n += 1) {
        const expected = amplitude * Math.sin(2 * Math.PI * hz * (n / 16_000 - delayS));
        expect(Math.abs((output[n] ?? 0) - expected)).toBeLessThan(rateHz < 16_000 ? 0.02 : 0.001);
      }
    },
  );

  it.each([44_100, 48_000])(
    "a sweep at %i Hz over the speech band stays one line: everything else ≤ −95 dB",
    (rateHz) => {
      // The same sweep sampled at 16 kHz, delayed alike, must remain when taken away.
      const seconds = 2;
      const chirp = (t: number) =>
        Math.sin(2 * Math.PI * (100 * t + ((6_000 - 100) / (2 * seconds)) * t * t));
      const input = Float32Array.from({ length: seconds * rateHz }, (_, n) => chirp(n / rateHz));
      const { delayS } = new Resampler({ inputRateHz: rateHz, outputRateHz: 16_000 });
      const output = resample(input, rateHz);
      const residue = steady(output.map((sample, n) => sample - chirp(n / 16_000 - delayS)));
      report(`${rateHz} Hz: sweep residue ${rmsDb(residue).toFixed(1)} dB`);
      expect(rmsDb(residue)).toBeLessThanOrEqual(-95);
    },
  );
});

describe("samples in = samples out", () => {
  const anyRateHz = fc.oneof(
    fc.constantFrom(8_000, 11_025, 12_000, 16_000, ...contextRatesHz),
    fc.integer({ min: 160, max: 3_840 }).map((n) => 50 * n),
  );

  it("the count is exact and the samples are the same, however the input is cut into blocks", () => {
    fc.assert(
      fc.property(
        anyRateHz,
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4_000 }),
        (rateHz, blocks, length) => {
          const input = noise({ rateHz, ms: 1_000, db: -20, seed: length, colour: 0 }).subarray(
            0,
            length,
          );
          const whole = resample(input, rateHz, [length]);
          const cut = resample(input, rateHz, blocks);
          expect(cut.length).toBe(Math.ceil((input.length * 16_000) / rateHz));
          expect(cut).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("a minute in quanta of 128 loses nothing at 44.1 kHz", () => {
    const resampler = new Resampler({ inputRateHz: 44_100, outputRateHz: 16_000 });
    const quantum = new Float32Array(128);
    const output = new Float32Array(64);
    const quanta = Math.floor((60 * 44_100) / 128);
    let produced = 0;
    for (let n = 0; n < quanta; n += 1) produced += resampler.process(quantum, 128, output);
    expect(produced).toBe(Math.ceil((quanta * 128 * 16_000) / 44_100));
  });

  it("a rate that shares no divisor with 16 kHz is as exact as any", () => {
    const input = noise({ rateHz: 44_101, ms: 100, db: -20, seed: 1, colour: 0 });
    expect(resample(input, 44_101)).toHaveLength(Math.ceil((input.length * 16_000) / 44_101));
  });

  it("passes 16 kHz through untouched", () => {
    const input = noise({ rateHz: 16_000, ms: 50, db: -20, seed: 1, colour: 0 });
    expect(resample(input, 16_000)).toEqual(input);
  });

  it.each([0, 7_999, 192_001, 44_100.5, Number.NaN])("refuses a rate of %d Hz", (rateHz) => {
    expect(() => new Resampler({ inputRateHz: rateHz, outputRateHz: 16_000 })).toThrow(RangeError);
  });
});

describe("in step", () => {
  const wave = (at: number, rateHz: number, hz = 700) =>
    0.5 * Math.sin((2 * Math.PI * hz * at) / rateHz);
  const inStep = (inputRateHz: number) =>
    new Resampler({ inputRateHz, outputRateHz: 16_000, alignment: "in-step" });

  it.each([8_000, 32_000, 44_100, 48_000])(
    "brings %d Hz to 16 kHz in time and in tune, in any chunks",
    (rateHz) => {
      const source = new Float32Array(rateHz).map((_, at) => wave(at, rateHz));
      const resampler = inStep(rateHz);
      const output: number[] = [];
      for (let at = 0, turn = 0; at < source.length; turn++) {
        const size = [1, 128, 999, 4410][turn % 4] ?? 1;
        output.push(...resampler.resample(source.subarray(at, at + size)));
        at += size;
      }
      expect(resampler.delayS).toBe(0);
      expect(output.length).toBeGreaterThan(15_900);
      output.slice(200, 15_800).forEach((sample, index) => {
        expect(Math.abs(sample - wave(index + 200, 16_000))).toBeLessThan(0.01);
      });
    },
  );

  it("lets nothing above half the rate through as something else", () => {
    const output = inStep(48_000).resample(
      new Float32Array(48_000).map((_, at) => wave(at, 48_000, 10_500)),
    );
    expect(Math.max(...output.slice(300, 15_000).map(Math.abs))).toBeLessThan(0.005);
  });
});
