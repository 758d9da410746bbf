import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeToneSpeech } from "@rooms/tone-speech";
import sentences from "../voices/sentences.json" with { type: "json" };

export type SentenceName = keyof typeof sentences;

/** One stretch of what a microphone hears, `atS` seconds after it is opened. */
export type Said =
  | { atS: number; sentence: SentenceName }
  | { atS: number; tones: string }
  | { atS: number; pcm: Int16Array };

const sampleRate = 16_000;
const headerBytes = 44;

/** The words of a spoken sentence, lower case, without marks; ё as е, as most write it. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

export const sentenceNames = Object.keys(sentences) as SentenceName[];

export function textOf(name: SentenceName): string {
  return sentences[name];
}

/** Writes a WAV file for Chromium's fake microphone: silence with the given stretches in it. */
export function writeMicrophone(file: string, said: readonly Said[], tailS = 5): void {
  const stretches = said.map((one) => ({
    at: Math.round(one.atS * sampleRate),
    samples: samplesOf(one),
  }));
  const end = Math.max(0, ...stretches.map(({ at, samples }) => at + samples.length));
  const all = new Int16Array(end + tailS * sampleRate);
  for (const { at, samples } of stretches) all.set(samples, at);
  writeFileSync(file, wavOf(all, sampleRate));
}

/** What a microphone hears of it: mono, 16 kHz. */
export function samplesOf(said: Said): Int16Array {
  if ("pcm" in said) return said.pcm;
  if ("tones" in said) return encodeToneSpeech(said.tones.split(" ")).pcm;
  return readRecording(join(import.meta.dirname, "..", "voices", `${said.sentence}.wav`));
}

/** The samples of a WAV file of mono PCM16 with a plain header. */
export function readRecording(file: string): Int16Array {
  const bytes = readFileSync(file);
  return new Int16Array(
    bytes.buffer,
    bytes.byteOffset + headerBytes,
    (bytes.byteLength - headerBytes) >> 1,
  );
}

/** PCM16 as a WAV file; the samples of several channels take turns. */
export function wavOf(samples: Int16Array, rateHz: number, channels: 1 | 2 = 1): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([
    header,
    Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
  ]);
}
