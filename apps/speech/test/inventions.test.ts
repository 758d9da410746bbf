import { splitWords } from "@rooms/speech-server";
import { describe, expect, it } from "vitest";
import {
  goesInCircles,
  isInventedOverSilence,
  isSwallowed,
  placesOfSpeech,
  withoutCircles,
} from "../src/recogniser/inventions.ts";

function at(text: string, places: readonly number[]): string {
  const words = splitWords(text);
  return places
    .map((place) => words[place])
    .join("")
    .trim();
}

describe("a decoder that goes round in circles", () => {
  it.each([
    ["you you you you you you you you you you", 1, "you"],
    ["an epike of an epike of an epike of an epike of", 1.5, "an epike of"],
    ["no no no", 0.5, "no no no"],
    ["", 2, ""],
    ["Fail better. Fail better. Fail better. Fail better. Fail", 6, "Fail better."],
    ["Try again. Fail again. Fail again. Fail again. Fail again.", 6, "Try again. Fail again."],
    [
      "Who is going to pay for the extra work? Who is going to pay for the extra work",
      2.2,
      "Who is going to pay for the extra work?",
    ],
    [
      "It was the epoch of belief. It was the epoch of doubt. It was the epoch of belief. It",
      3,
      "It was the epoch of belief. It was the epoch of doubt.",
    ],
  ])("%j in %d s of speech is written %j", (text, speechS, expected) => {
    expect(at(text, withoutCircles(splitWords(text), speechS))).toBe(expected);
  });

  it.each([
    ["Very, very, very good indeed.", 3],
    ["No, no, no, no, no!", 2.5],
    ["five five five five one", 2],
    ["No, no, no, no.", 0.7],
    ["Thank you, thank you very much indeed.", 0.9],
    ["谢谢大家今天来开会", 1.2],
    ["Come on, come on, come on!", 2],
    ["Who is going to pay for the extra work? Who is going to pay for the extra work?", 5],
    ["We ship it on Friday when we can, and if we can not, we ship it on Friday", 2],
  ])("is not what a person is who says %j in %d s", (text, speechS) => {
    expect(at(text, withoutCircles(splitWords(text), speechS))).toBe(text);
  });

  it("is asked once more before anything is left out", () => {
    const said = "We agreed. We agreed. We agreed.";
    expect(goesInCircles(splitWords(said), 4)).toBe(true);
    expect(at(said, withoutCircles(splitWords(said), 4))).toBe(said);
    expect(
      goesInCircles(splitWords("It was the best of times, it was the worst of times."), 4),
    ).toBe(false);
    const begunAgain = "We will meet on Monday in Riga. We will meet on";
    expect(goesInCircles(splitWords(begunAgain), 4)).toBe(true);
    expect(at(begunAgain, withoutCircles(splitWords(begunAgain), 4))).toBe(begunAgain);
    expect(goesInCircles(splitWords(`${begunAgain} Friday.`), 6)).toBe(false);
  });
});

describe("names of sounds", () => {
  it.each([
    ["[музыка]", ""],
    ["(wind blowing)", ""],
    ["♪ la la la ♪", ""],
    ["♪♪♪", ""],
    ["*sigh*", ""],
    ["*sighs deeply* Well.", "Well."],
    ["2 * 3 * 4 is 24", "2 * 3 * 4 is 24"],
    ["Yes. [keyboard clicking] We ship on Friday.", "Yes. We ship on Friday."],
    ["We ship (on Friday we hope.", "We ship (on Friday we hope."],
    ["Мы выпускаем в пятницу.", "Мы выпускаем в пятницу."],
    ["...", ""],
  ])("in %j leave %j", (text, expected) => {
    expect(at(text, placesOfSpeech(splitWords(text)))).toBe(expected);
  });
});

describe("what models write over silence", () => {
  it.each([
    "Субтитры сделал DimaTorzok",
    "Продолжение следует...",
    "Thanks for watching!",
    "Thank you.",
    "You",
  ])("%j is dropped where next to no speech was found", (text) => {
    expect(isInventedOverSilence(text, { speechS: 0.3, voicedS: 0.6 })).toBe(true);
  });

  it.each([
    ["Субтитры сделал DimaTorzok", 2],
    ["Продолжение следует...", 1.4],
    ["Thanks for watching!", 1.2],
    ["Thank you.", 0.6],
    ["Yes", 0.25],
  ])("%j in %d s of clear speech is kept", (text, speechS) => {
    expect(isInventedOverSilence(text, { speechS, voicedS: speechS })).toBe(false);
  });

  it.each(["Okay.", "Bye.", "Bye-bye.", "So..."])(
    "%j is an answer where the sound was loud for long enough, whatever the gate found",
    (text) => {
      expect(isInventedOverSilence(text, { speechS: 0.25, voicedS: 0.35 })).toBe(false);
      expect(isInventedOverSilence(text, { speechS: 0.25, voicedS: 0.2 })).toBe(true);
    },
  );
});

it("a single word for many seconds of speech is known as swallowed, a short answer is not", () => {
  expect(isSwallowed("the", 7)).toBe(true);
  expect(isSwallowed("Yes.", 0.5)).toBe(false);
  expect(isSwallowed("We ship on Friday.", 2)).toBe(false);
});
