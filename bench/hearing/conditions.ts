import { samplesPerSecond } from "@rooms/audio/pcm";
import { Resampler } from "@rooms/audio/resampler";
import { randomFrom } from "../random.ts";

/** What becomes of speech on its way to the microphone, or beside it. */
export const conditions = [
  "clean",
  "noise",
  "quiet",
  "telephone",
  "dead-channel",
  "two-people",
] as const;
export type Condition = (typeof conditions)[number];

const noiseBelowSpeechDb = 10;
const quieterByDb = 30;
const telephoneRateHz = 8_000;
const frameSamples = samplesPerSecond / 50;
const pauseBelowLoudestDb = 40;
const octaves = 16;

/** The sound of one microphone; a dead channel and another speaker are no matter of one channel's samples. */
export function inCondition(speech: Float32Array, condition: Condition): Float32Array {
  switch (condition) {
    case "noise":
      return withPinkNoise(speech, noiseBelowSpeechDb);
    case "quiet":
      return louderBy(speech, -quieterByDb);
    case "telephone":
      return byTelephone(speech);
    default:
      return speech;
  }
}

export function louderBy(signal: Float32Array, db: number): Float32Array {
  const factor = 10 ** (db / 20);
  return signal.map((sample) => sample * factor);
}

/** Pink noise from beginning to end, so many dB below the level at which is spoken. */
export function withPinkNoise(speech: Float32Array, belowDb: number): Float32Array {
  const noise = pinkNoise(speech.length, 1);
  const factor = (speechLevel(speech) / level(noise)) * 10 ** (-belowDb / 20);
  return speech.map((sample, index) => sample + factor * (noise[index] ?? 0));
}

/** Through a line of 8 kHz and back: nothing above 4 kHz is left. */
export function byTelephone(speech: Float32Array): Float32Array {
  const into = new Resampler({ inputRateHz: samplesPerSecond, outputRateHz: telephoneRateHz });
  const out = new Resampler({ inputRateHz: telephoneRateHz, outputRateHz: samplesPerSecond });
  return out.resample(into.resample(speech)).slice(0, speech.length);
}

/** The same power in every octave: a sum of random numbers of which each is drawn half as often as the one before. */
export function pinkNoise(length: number, seed: number): Float32Array {
  const random = randomFrom(seed);
  const draws = Array.from({ length: octaves }, () => random() - 0.5);
  return Float32Array.from({ length }, (_, index) => {
    const drawn = index === 0 ? 0 : Math.min(octaves - 1, 31 - Math.clz32(index & -index));
    draws[drawn] = random() - 0.5;
    return draws.reduce((sum, value) => sum + value, 0);
  });
}

/** The level at which is spoken, pauses left out: the root mean square of the frames near the loudest. */
export function speechLevel(signal: Float32Array): number {
  const frames = Array.from({ length: Math.ceil(signal.length / frameSamples) }, (_, index) =>
    level(signal.subarray(index * frameSamples, (index + 1) * frameSamples)),
  );
  const least = Math.max(...frames) * 10 ** (-pauseBelowLoudestDb / 20);
  const spoken = frames.filter((frame) => frame >= least);
  return Math.sqrt(spoken.reduce((sum, frame) => sum + frame ** 2, 0) / spoken.length);
}

export function level(signal: Float32Array): number {
  return Math.sqrt(signal.reduce((sum, sample) => sum + sample ** 2, 0) / signal.length);
}

/** PCM16, cut off at its bounds. */
export function toPcm(signal: Float32Array): Int16Array {
  return Int16Array.from(signal, (sample) =>
    Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
  );
}

export function fromPcm(pcm: Int16Array): Float32Array {
  return Float32Array.from(pcm, (sample) => sample / 32_768);
}

/** Two channels whose samples take turns: the sound in the left one, nothing in the right one. */
export function withDeadChannel(pcm: Int16Array): Int16Array {
  const both = new Int16Array(pcm.length * 2);
  pcm.forEach((sample, index) => (both[index * 2] = sample));
  return both;
}
