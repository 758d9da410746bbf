import { describe, expect, it } from "vitest";
import type { GladiaWireUtterance } from "@rooms/gladia/protocol";
import { splitWords } from "../src/split-words.ts";
import { agreementOf, StablePartials } from "../src/stable-partials.ts";

function heard(text: string): GladiaWireUtterance {
  const words = splitWords(text).map((word, index) => ({
    word: index === 0 ? ` ${word}` : word,
    start: index,
    end: index + 1,
    confidence: 0.9,
  }));
  return { text: ` ${text}`, start: 0, end: 9, language: "en", confidence: 0.9, channel: 0, words };
}

function shown(...decodes: string[]): string[] {
  const partials = new StablePartials();
  return decodes.map((text) => partials.next(heard(text)).text.trim());
}

describe("the partials of an utterance", () => {
  it("keep the beginning that two decodes agreed on, whatever later ones make of it", () => {
    expect(shown("We should ship", "We should ship the", "He should ship the release")).toEqual([
      "We should ship",
      "We should ship the",
      "We should ship the release",
    ]);
  });

  it("may change what only one decode said", () => {
    expect(shown("We should sip", "We should ship the", "We should ship the release")).toEqual([
      "We should sip",
      "We should ship the",
      "We should ship the release",
    ]);
  });

  it("go on after the agreed words also where a decode has one word more or less before them", () => {
    expect(
      shown("We should ship", "We should ship", "We we should ship the release", "Should ship now"),
    ).toEqual([
      "We should ship",
      "We should ship",
      "We should ship the release",
      "We should ship now",
    ]);
  });

  it("never grow shorter than what was agreed", () => {
    expect(shown("one two three", "one two three", "one")).toEqual([
      "one two three",
      "one two three",
      "one two three",
    ]);
  });
});

describe("how far partial and final agree", () => {
  it.each([
    ["we should ship the", "We should ship the release on Friday.", 1],
    ["we should sip the", "We should ship the release on Friday.", 0.75],
    ["мы должны сжимать", "We should ship the release", 0],
  ])("%j and %j: %d", (partial, final, expected) => {
    expect(agreementOf(heard(partial).words, heard(final).words)).toBe(expected);
  });

  it("is not told of two words", () => {
    expect(agreementOf(heard("we should").words, heard("we should").words)).toBeUndefined();
  });
});

describe("words of a text", () => {
  it.each([
    ["We ship, on Friday.", ["We", " ship,", " on", " Friday."]],
    ["今日は。Friday に", ["今", "日", "は。", "Friday", " に"]],
    ["", []],
  ])("of %j", (text, words) => {
    expect(splitWords(text)).toEqual(words);
    expect(splitWords(text).join("")).toBe(text);
  });
});
