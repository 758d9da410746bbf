import { describe, expect, it } from "vitest";
import { capture } from "./capture.ts";
import type { Turn } from "./capture.ts";
import { add, concat, noise, silence, symbols } from "./signals.ts";
import { atLevel, nonSpeech, sentence, whispered } from "./sounds.ts";

const rateHz = 16_000;
const heard = (signal: Float32Array): readonly Turn[] =>
  capture(signal, rateHz, { opensTo: "speech" }).turns;
const room = (samples: number, db: number) =>
  noise({ rateHz, ms: (samples / rateHz) * 1_000, db, seed: 7, colour: 0.9 });
const sentences = [1, 2, 3, 4, 5]
  .flatMap((n) => [`ann-${n}`, `ben-${n}`, `cy-${n}`])
  .filter((name) => name !== "ben-5");

/** Where a clean recording sounds, seconds: 40 dB below its loudest and more. */
function spokenPart(signal: Float32Array): { fromS: number; untilS: number } {
  const loudest = signal.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0);
  const sounds = (x: number) => Math.abs(x) > loudest / 100;
  return {
    fromS: signal.findIndex(sounds) / rateHz,
    untilS: signal.findLastIndex(sounds) / rateHz,
  };
}

/** Seconds of the stretch that lie in no turn. */
function missedS(turns: readonly Turn[], fromS: number, untilS: number): number {
  const covered = turns.reduce(
    (sum, { startS, endS }) => sum + Math.max(0, Math.min(endS, untilS) - Math.max(startS, fromS)),
    0,
  );
  return untilS - fromS - covered;
}

describe("sounds that are no speech", () => {
  it.each(Object.keys(nonSpeech))("60 s of %s make no turn", (name) => {
    const sound = nonSpeech[name]?.(60) ?? new Float32Array();
    const turns = heard(add(sound, room(sound.length, -68)));
    expect(turns.map(({ startS, endS }) => [startS, endS])).toEqual([]);
  });

  it("make turns where any sound may, which is the gate alone", () => {
    const beeps = nonSpeech["beeps of 0.2 s"]?.(3) ?? new Float32Array();
    expect(capture(beeps, rateHz, { opensTo: "sound" }).turns.length).toBeGreaterThan(0);
  });
});

describe("speech", () => {
  it.each<[string, number, number, number]>([
    ["at an ordinary level", -24, -60, 0.5],
    ["from the first moment on", -24, -60, 0],
    ["of a quiet speaker", -45, -62, 0.5],
    ["over a loud fan", -26, -38, 5],
  ])("%s lies in turns from its first sound to its last", (_, speechDb, roomDb, beforeS) => {
    for (const name of sentences) {
      const said = atLevel(sentence(name), speechDb);
      const { fromS, untilS } = spokenPart(said);
      const signal = concat(silence(rateHz, 1_000 * beforeS), said, silence(rateHz, 1_000));
      const turns = heard(add(signal, room(signal.length, roomDb)));
      expect(missedS(turns, beforeS + fromS, beforeS + untilS), name).toBeLessThan(0.001);
    }
  });

  it("of a word begins with what comes before it: 300 ms, and a breath that leads into it", () => {
    const breath = atLevel(
      (nonSpeech["breath"]?.(2) ?? new Float32Array()).subarray(0, 9_600),
      -34,
    );
    const signal = concat(silence(rateHz, 1_000), breath, atLevel(sentence("ann-1"), -24));
    const [turn] = heard(add(signal, room(signal.length, -66)));
    expect(turn?.startS).toBeLessThan(1.1);
    expect(turn?.startS).toBeGreaterThan(0.6);
  });

  it("is heard in the middle of music, and the turn ends when music alone goes on", () => {
    const music = atLevel(nonSpeech["chords of a piano"]?.(30) ?? new Float32Array(), -40);
    const said = atLevel(sentence("ben-2"), -22);
    const turns = heard(add(music, concat(silence(rateHz, 8_000), said)));
    const { fromS, untilS } = spokenPart(said);
    expect(missedS(turns, 8 + fromS, 8 + untilS)).toBeLessThan(0.001);
    expect(turns.at(-1)?.endS).toBeLessThan(8 + untilS + 6);
  });

  it("that is whispered makes a turn in most sentences", () => {
    const found = sentences.filter((name) => {
      const said = atLevel(whispered(sentence(name)), -38);
      const signal = concat(silence(rateHz, 500), said, silence(rateHz, 1_000));
      return heard(add(signal, room(signal.length, -66))).length > 0;
    });
    expect(found.length / sentences.length).toBeGreaterThan(0.8);
  });

  it("of programs, in pairs of tones of 40 ms, lies in a turn from its first sound to its last", () => {
    for (const seed of [1, 2, 3]) {
      const said = symbols({ rateHz, count: 6, db: -20, seed });
      const signal = concat(silence(rateHz, 1_000), said, silence(rateHz, 1_000));
      const turns = heard(add(signal, room(signal.length, -66)));
      expect(missedS(turns, 1, 1 + said.length / rateHz), `seed ${seed}`).toBeLessThan(0.001);
    }
  });
});
