import { samplesPerMs } from "@rooms/audio/pcm";

/** Speech for the simulation: a word is a block of one value, its number; silence is zero. */
export const wordMs = 100;
export const wordSamples = wordMs * samplesPerMs;

export interface SpokenWord {
  readonly token: number;
  readonly startMs: number;
  readonly endMs: number;
}

export function nameOf(token: number): string {
  return `w${token}`;
}

/** Samples of a stretch of the session clock in which words are spoken. */
export function pcmOf(words: readonly SpokenWord[], fromMs: number, untilMs: number): Uint8Array {
  const samples = new Int16Array((untilMs - fromMs) * samplesPerMs);
  for (const { token, startMs, endMs } of words) {
    const start = Math.max(0, (startMs - fromMs) * samplesPerMs);
    const end = Math.min(samples.length, (endMs - fromMs) * samplesPerMs);
    if (end > start) samples.fill(token, start, end);
  }
  return new Uint8Array(samples.buffer);
}
