import { readFile } from "node:fs/promises";

export const sampleRateHz = 16_000;

export interface Voice {
  readonly name: string;
  /** 16 kHz, mono. */
  readonly pcm: Int16Array;
  readonly words: readonly string[];
}

const said = {
  ann: "Thank you all for coming to this meeting today.",
  ben: "The customer asked for a simple list of open questions.",
};

/** A shipped sentence: a RIFF file of 16 kHz, 16 bit, one channel. */
export async function voice(who: keyof typeof said): Promise<Voice> {
  const beside = import.meta.url.endsWith(".ts") ? "../voices/" : "./voices/";
  const bytes = await readFile(new URL(`${beside}${who}.wav`, import.meta.url));
  const start = bytes.indexOf("data") + 8;
  const pcm = new Int16Array(bytes.buffer.slice(bytes.byteOffset + start));
  return { name: who === "ann" ? "Probe A" : "Probe B", pcm, words: wordsOf(said[who]) };
}

/** Words in lower case without signs. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** Which part of what was said is among what was written, 0–1. */
export function heardPart(spoken: readonly string[], written: readonly string[]): number {
  const left = [...written];
  const found = spoken.filter((word) => {
    const place = left.indexOf(word);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
  return spoken.length === 0 ? 1 : found.length / spoken.length;
}
