import { describe, expect, it } from "vitest";
import { bytesPerSecond, PcmInput } from "../src/pcm-input.ts";

const wave = (at: number, rate: number, hz = 700) => 0.5 * Math.sin((2 * Math.PI * hz * at) / rate);
const format = { encoding: "wav/pcm", bit_depth: 16, sample_rate: 16_000, channels: 1 } as const;

function mulaw(sample: number): number {
  const magnitude = Math.min(32_635, Math.abs(sample)) + 0x84;
  const chord = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  return ~((sample < 0 ? 0x80 : 0) | (chord << 4) | ((magnitude >> (chord + 3)) & 0x0f)) & 0xff;
}

function alaw(sample: number): number {
  const magnitude = Math.min(32_767, Math.abs(sample)) >> 4;
  const chord = magnitude < 16 ? 0 : 31 - Math.clz32(magnitude) - 3;
  const step = chord < 2 ? magnitude & 0x0f : (magnitude >> (chord - 1)) & 0x0f;
  return ((sample >= 0 ? 0x80 : 0) | (chord << 4) | step) ^ 0x55;
}

const writers = {
  "8 bit": [
    { ...format, bit_depth: 8 },
    1,
    (view: DataView, at: number, value: number) => view.setUint8(at, Math.round(value * 128) + 128),
    0.01,
  ],
  "16 bit": [
    format,
    2,
    (view: DataView, at: number, value: number) =>
      view.setInt16(at, Math.round(value * 32_768), true),
    1e-4,
  ],
  "24 bit": [
    { ...format, bit_depth: 24 },
    3,
    (view: DataView, at: number, value: number) => {
      const whole = Math.round(value * 8_388_608);
      view.setUint8(at, whole & 0xff);
      view.setInt16(at + 1, whole >> 8, true);
    },
    1e-6,
  ],
  "32 bit": [
    { ...format, bit_depth: 32 },
    4,
    (view: DataView, at: number, value: number) =>
      view.setInt32(at, Math.round(value * 2_147_483_648), true),
    1e-7,
  ],
  "mu-law": [
    { ...format, encoding: "wav/ulaw" },
    1,
    (view: DataView, at: number, value: number) =>
      view.setUint8(at, mulaw(Math.round(value * 32_768))),
    0.02,
  ],
  "A-law": [
    { ...format, encoding: "wav/alaw" },
    1,
    (view: DataView, at: number, value: number) =>
      view.setUint8(at, alaw(Math.round(value * 32_768))),
    0.02,
  ],
} as const;

describe("audio bytes", () => {
  it.each(Object.entries(writers))(
    "of %s become the samples they stand for",
    (_, [settings, step, write, tolerance]) => {
      const bytes = new Uint8Array(200 * step);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < 200; at++) write(view, at * step, wave(at, 16_000));
      const input = new PcmInput(settings);
      const samples = [bytes.subarray(0, 77), bytes.subarray(77)].flatMap((piece) => [
        ...(input.push(piece)[0] ?? []),
      ]);
      expect(samples).toHaveLength(200);
      samples.forEach((sample, at) =>
        expect(Math.abs(sample - wave(at, 16_000))).toBeLessThan(tolerance),
      );
      expect(bytesPerSecond(settings)).toBe(16_000 * step);
    },
  );
});
