import { describe, expect, it } from "vitest";
import { participantId } from "../src/shared/ids.ts";
import { correctedWords, correctionOf } from "../src/transcription/corrections.ts";
import type { Word } from "../src/transcription/segment.ts";
import { uuid } from "./fixtures.ts";

const said = (word: string, startedAtMs: number, endedAtMs: number): Word => ({
  word,
  startedAtMs,
  endedAtMs,
  confidence: 0.9,
});
const words = [said(" We", 0, 200), said(" ship", 200, 500), said(" cheese.", 600, 1000)];
const source = { words, startedAtMs: 0, endedAtMs: 1000 };
const timesOf = (text: string, from = source) =>
  correctedWords({ ...from, text }).map((word) => [
    word.word,
    word.startedAtMs,
    word.endedAtMs,
    word.confidence,
  ]);

describe("the words of a corrected text", () => {
  it.each([
    [
      "keep their times where they stayed",
      "We ship Tuesday.",
      [
        ["We", 0, 200, 0.9],
        ["ship", 200, 500, 0.9],
        ["Tuesday.", 500, 1000, null],
      ],
    ],
    [
      "share the time between those that stayed, by length",
      "We do not sell cheese!",
      [
        ["We", 0, 200, 0.9],
        ["do", 200, 289, null],
        ["not", 289, 422, null],
        ["sell", 422, 600, null],
        ["cheese!", 600, 1000, 0.9],
      ],
    ],
    [
      "may be fewer",
      "We cheese.",
      [
        ["We", 0, 200, 0.9],
        ["cheese.", 600, 1000, 0.9],
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(timesOf(text)).toEqual(expected);
  });

  it("fill the segment where none were recognised, and are none where nothing is said", () => {
    const bare = { ...source, words: [] };
    expect(timesOf("ab cd", bare)).toEqual([
      ["ab", 0, 500, null],
      ["cd", 500, 1000, null],
    ]);
    expect(timesOf("  ", bare)).toEqual([]);
  });
});

describe("a correction", () => {
  const [ann, ben] = [participantId(uuid(1)), participantId(uuid(2))];
  const recognised = { text: " We ship.", participantId: ann, original: null };
  const corrected = { text: "We slip.", participantId: ben, original: recognised };

  it.each([
    ["changes the text alone", recognised, { text: "We slip." }, "We slip.", ann],
    ["changes the speaker alone", recognised, { participantId: ben }, " We ship.", ben],
    ["keeps what an earlier one changed", corrected, { text: "We sleep." }, "We sleep.", ben],
    ["takes the text back", corrected, { text: null }, " We ship.", ben],
    ["takes the speaker back", corrected, { participantId: null }, "We slip.", ann],
    ["that writes the original again is none", corrected, { text: "We ship." }, " We ship.", ben],
  ])("%s", (_, segment, change, text, speaker) => {
    expect(correctionOf(segment, change)).toEqual({ text, participantId: speaker });
  });
});
