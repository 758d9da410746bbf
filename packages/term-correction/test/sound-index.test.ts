import { describe, expect, it } from "vitest";
import { distanceMax, soundIndex } from "../src/sound-index.ts";
import { soundDistance, soundOf, soundsAlike } from "../src/sound.ts";
import { targetsOf } from "../src/targets.ts";

const consonants = [
  "b",
  "d",
  "f",
  "g",
  "h",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "sh",
  "t",
  "v",
  "z",
];
const vowels = ["a", "e", "i", "o", "u", "y"];

/** Another one for each number, of two or three syllables. */
function nameOf(number: number): string {
  let name = "";
  let rest = number + consonants.length * vowels.length;
  while (rest > 0) {
    name += consonants[rest % consonants.length] ?? "";
    rest = Math.floor(rest / consonants.length);
    name += vowels[rest % vowels.length] ?? "";
    rest = Math.floor(rest / vowels.length);
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const named = (length: number, step: number) =>
  Array.from({ length }, (_, index) => nameOf(index * step));

describe("the index of sounds", () => {
  const items = named(400, 61).map((name) => ({ name, sound: soundOf(name) }));
  const near = soundIndex(items);

  it("gives all that what was heard is near to", () => {
    const left = items.flatMap((heard) => {
      const given = new Set(near(heard.sound));
      const alike = soundsAlike(heard.sound.codes[0] ?? 0);
      return items.filter((item) => {
        const { codes } = item.sound;
        const distance = soundDistance(heard.sound, item.sound, distanceMax(codes.length));
        return alike.includes(codes[0] ?? 0) && distance < 1 && !given.has(item);
      });
    });
    expect(left).toEqual([]);
  });

  it("gives few of the rest: a line that is unknown from end to end is compared between two chunks of audio", () => {
    const given = items.map(({ sound }) => near(sound).length);
    expect(Math.max(...given)).toBeLessThan(items.length / 3);
    expect(near(soundOf("bala".repeat(6)))).toEqual([]);
  });
});

describe("the sounds of a vocabulary", () => {
  const parts = Array.from({ length: 200 }, (_, term) =>
    Array.from({ length: 7 }, (__, part) => nameOf(term * 7 + part)),
  );
  const terms = parts.map((those) => ({ term: those.join(" "), soundsLike: [] }));
  const { latin, writings } = targetsOf(terms);
  const holds = (text: string) => latin(soundOf(text)).some(({ written }) => written === text);

  it("hold whole terms first and then one part of each after the other, up to 600", () => {
    expect(terms.filter(({ term }) => holds(term))).toHaveLength(200);
    const held = parts.map((those) => those.map(holds));
    expect(held).toEqual(parts.map(() => [true, true, false, false, false, false, false]));
  });

  it("leave no writing out that is known by its letters", () => {
    const unknown = parts.flat().filter((part) => !writings.has(part.toLowerCase()));
    expect(unknown).toEqual([]);
  });
});
