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

/** The words of a spoken sentence, lower case, without marks. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
}

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
  writeFileSync(file, wav(all));
}

function samplesOf(said: Said): Int16Array {
  if ("pcm" in said) return said.pcm;
  if ("tones" in said) return encodeToneSpeech(said.tones.split(" ")).pcm;
  const bytes = readFileSync(join(import.meta.dirname, "..", "voices", `${said.sentence}.wav`));
  return new Int16Array(
    bytes.buffer,
    bytes.byteOffset + headerBytes,
    (bytes.byteLength - headerBytes) >> 1,
  );
}

function wav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([
    header,
    Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
  ]);
}
