import { describe, expect, it } from "vitest";
import { dealt, scoreOf, trackOf } from "./track.ts";

const reading = (text: string, samples: number) => ({ pcm: new Int16Array(samples).fill(9), text });

describe("what a microphone hears", () => {
  it("is every reading whole and in order, with silence around each", () => {
    const { sound, words } = trackOf([reading("One, two.", 100), reading("Ещё!", 50)]);
    expect(words).toEqual(["one", "two", "еще"]);
    expect(sound.filter((sample) => sample !== 0).length).toBe(150);
    expect([sound[0], sound.at(-1)]).toEqual([0, 0]);
  });

  it("is a share of the readings where two speak, and each is held against the own words", () => {
    const tracks = dealt([reading("a b", 1), reading("c", 1), reading("d", 1)], 2);
    expect(tracks.map(({ words }) => words)).toEqual([["a", "b", "d"], ["c"]]);
    expect(scoreOf(tracks, [["A b,", "d."], ["c"]])).toEqual({ words: 4, errors: 0 });
    expect(scoreOf(tracks, [["c"], ["a b d"]])).toEqual({ words: 4, errors: 6 });
  });
});
