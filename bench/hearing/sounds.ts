import { nonSpeech } from "@rooms/audio/testing/sounds";

export const soundIds = ["beeps", "keys", "music", "fan", "breath"] as const;
export type SoundId = (typeof soundIds)[number];

const kinds: Record<SoundId, readonly string[]> = {
  beeps: ["beeps of 0.2 s", "an alarm", "a chime of two tones", "a telephone that is dialled"],
  keys: ["typing", "fast and loud typing"],
  music: [
    "chords of an organ",
    "chords of a piano",
    "chords of strings",
    "a tune on a piano",
    "a tune on strings",
  ],
  fan: ["a fan", "a fan that turns to and fro"],
  breath: ["breath"],
};

/** Sounds without speech, each of its kinds for an equal share of the time. */
export function soundOf(id: SoundId, seconds: number): Float32Array {
  const names = kinds[id];
  const parts = names.map((name) => {
    const make = nonSpeech[name];
    if (make === undefined) throw new Error(`No sound "${name}".`);
    return make(seconds / names.length);
  });
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
