import { samplesPerSecond } from "@rooms/audio/pcm";
import { describe, expect, it } from "vitest";
import {
  byTelephone,
  fromPcm,
  inCondition,
  level,
  louderBy,
  pinkNoise,
  speechLevel,
  toPcm,
  withDeadChannel,
  withPinkNoise,
} from "./conditions.ts";

const tone = (hz: number, samples = samplesPerSecond): Float32Array =>
  Float32Array.from(
    { length: samples },
    (_, n) => 0.25 * Math.sin((2 * Math.PI * hz * n) / samplesPerSecond),
  );
const inDb = (ratio: number): number => 20 * Math.log10(ratio);

/** Mean power at some frequencies of a band, in dB. */
function powerDb(signal: Float32Array, fromHz: number, untilHz: number): number {
  const stepHz = 10;
  let power = 0;
  for (let hz = fromHz; hz < untilHz; hz += stepHz) {
    let [re, im] = [0, 0];
    signal.forEach((sample, n) => {
      const angle = (2 * Math.PI * hz * n) / samplesPerSecond;
      re += sample * Math.cos(angle);
      im += sample * Math.sin(angle);
    });
    power += (re ** 2 + im ** 2) / signal.length ** 2;
  }
  return 10 * Math.log10(power);
}

describe("conditions of speech", () => {
  it("noise lies 10 dB below the speech, whatever the pauses in it", () => {
    const speech = new Float32Array(samplesPerSecond * 4);
    speech.set(tone(500), samplesPerSecond);
    const noisy = withPinkNoise(speech, 10);
    const noise = noisy.map((sample, index) => sample - (speech[index] ?? 0));
    expect(inDb(level(tone(500)) / level(noise))).toBeCloseTo(10, 1);
    expect(speechLevel(speech)).toBeCloseTo(level(tone(500)), 2);
  });

  it("pink noise has about the same power in each octave, and is the same each time", () => {
    const noise = pinkNoise(samplesPerSecond, 3);
    const octaves = [125, 250, 500, 1_000].map((hz) => powerDb(noise, hz, 2 * hz));
    expect(Math.max(...octaves) - Math.min(...octaves)).toBeLessThan(4);
    expect(pinkNoise(100, 3)).toEqual(pinkNoise(100, 3));
    expect(pinkNoise(100, 4)).not.toEqual(pinkNoise(100, 3));
  });

  it("the telephone keeps what lies below 4 kHz and takes what lies above", () => {
    const middle = (signal: Float32Array): Float32Array => signal.subarray(2_000, 14_000);
    expect(inDb(level(middle(byTelephone(tone(1_000)))) / level(tone(1_000)))).toBeCloseTo(0, 0);
    expect(inDb(level(middle(byTelephone(tone(6_000)))) / level(tone(6_000)))).toBeLessThan(-60);
    expect(byTelephone(tone(1_000)).length).toBe(samplesPerSecond);
  });

  it("a quiet speaker is 30 dB quieter, and none of the other conditions changes the level", () => {
    const speech = tone(700);
    expect(inDb(level(inCondition(speech, "quiet")) / level(speech))).toBeCloseTo(-30, 3);
    for (const condition of ["clean", "dead-channel", "two-people"] as const) {
      expect(inCondition(speech, condition)).toEqual(speech);
    }
  });

  it("samples are cut off at the bounds of PCM16, and come back from it", () => {
    expect([...toPcm(Float32Array.of(-2, 0, 2))]).toEqual([-32_767, 0, 32_767]);
    expect(level(fromPcm(toPcm(louderBy(tone(700), -20))))).toBeCloseTo(level(tone(700)) / 10, 4);
  });

  it("a dead channel leaves the other one as it was", () => {
    expect([...withDeadChannel(Int16Array.of(5, -7))]).toEqual([5, 0, -7, 0]);
  });
});
