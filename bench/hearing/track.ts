import { secondsToSamples } from "@rooms/audio/pcm";
import { wordsOf, type Reading } from "@rooms/e2e/support";
import { fromPcm } from "./conditions.ts";
import { wrongByReading, type ComparedReading } from "./interval.ts";
import type { Score } from "./rows.ts";
import { wordsWrong } from "./words-wrong.ts";

/** What one microphone hears, and the words in it. */
export interface Track {
  sound: Float32Array;
  words: readonly string[];
  /** The same by reading. */
  readings: readonly (readonly string[])[];
}

const pauseS = 1.2;

/** The readings one after another, with a pause before each and after the last. */
export function trackOf(readings: readonly Reading[]): Track {
  const pause = secondsToSamples(pauseS);
  const length = readings.reduce((sum, { pcm }) => sum + pcm.length + pause, pause);
  const sound = new Float32Array(length);
  let at = pause;
  for (const { pcm } of readings) {
    sound.set(fromPcm(pcm), at);
    at += pcm.length + pause;
  }
  const said = readings.map(({ text }) => wordsOf(text));
  return { sound, words: said.flat(), readings: said };
}

/** The readings dealt out to so many speakers in turn. */
export function dealt(readings: readonly Reading[], speakers: number): Track[] {
  return Array.from({ length: speakers }, (_, speaker) =>
    trackOf(readings.filter((_reading, index) => index % speakers === speaker)),
  );
}

/** Each reading, as the engine wrote it alone and as it was written in the room. */
export function compared(
  tracks: readonly Track[],
  alone: readonly (readonly string[])[],
  room: readonly (readonly string[])[],
): ComparedReading[] {
  return tracks.flatMap(({ readings }, index) => {
    const [ofAlone, ofRoom] = [alone, room].map((lines) =>
      wrongByReading(readings, (lines[index] ?? []).flatMap(wordsOf)),
    );
    return readings.map((words, reading) => ({
      words: words.length,
      alone: ofAlone?.[reading] ?? 0,
      room: ofRoom?.[reading] ?? 0,
    }));
  });
}

/** All speakers' words together, each speaker's lines held against what that one said. */
export function scoreOf(tracks: readonly Track[], lines: readonly (readonly string[])[]): Score {
  return {
    words: tracks.reduce((sum, { words }) => sum + words.length, 0),
    errors: tracks.reduce(
      (sum, { words }, index) => sum + wordsWrong(words, (lines[index] ?? []).flatMap(wordsOf)),
      0,
    ),
  };
}
