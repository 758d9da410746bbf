import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialsOf } from "../src/lib/initials.ts";
import { followAfterScroll } from "../src/transcript/follow-after-scroll.ts";
import type { TranscriptItem } from "../src/transcript/line.ts";
import { marksOf } from "../src/transcript/marks-of.ts";
import { blockText, transcriptRows } from "../src/transcript/transcript-rows.ts";

const said = (id: string, name: string, text: string): TranscriptItem => ({
  kind: "speech",
  id,
  speakerId: name,
  speaker: { name },
  text,
  timeLabel: "0:10",
  final: true,
});
const talk = [
  said("1", "Ada", "One."),
  said("2", "Ada", "Two."),
  said("3", "Grace", "Three."),
  { kind: "notice", id: "4", text: "4 s not transcribed" } as const,
  said("5", "Grace", "Five."),
];

it("lines of one speaker stand together until another speaks or a notice comes between", () => {
  expect(transcriptRows(talk).map((row) => row.head)).toEqual([true, false, true, true, true]);
});

it("after half a minute of silence the same speaker gets a new header, and a block of their own to copy", () => {
  const at = (id: string, startedAtMs: number, endedAtMs: number) => ({
    ...said(id, "Ada", `${id}.`),
    startedAtMs,
    endedAtMs,
  });
  const spread = [at("a", 0, 4_000), at("b", 33_999, 35_000), at("c", 65_000, 66_000)];
  expect(transcriptRows(spread).map((row) => row.head)).toEqual([true, false, true]);
  expect(blockText(spread, 0)).toBe("Ada (0:10)\na. b.");
});

it("a block is copied whole and alone", () => {
  expect(blockText(talk, 0)).toBe("Ada (0:10)\nOne. Two.");
  expect(blockText(talk, 2)).toBe("Grace (0:10)\nThree.");
});

describe("search", () => {
  it.each([
    { text: "One, one", query: "ONE", hits: ["One", "one"] },
    { text: "Привет", query: "прив", hits: ["Прив"] },
    { text: "1 + 1 = 2?", query: "+ 1 =", hits: ["+ 1 ="] },
    { text: "nothing", query: " ", hits: [] },
    { text: "a.c abc", query: "a.c", hits: ["a.c"] },
  ])("finds $query in $text", ({ text, query, hits }) => {
    const found = marksOf(text, query).map(({ from, until }) => text.slice(from, until));
    expect(found).toEqual(hits);
  });

  it("marks stretches of the text in order, whatever is searched for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, query) => {
        let last = 0;
        for (const { from, until } of marksOf(text, query)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(until).toBeGreaterThan(from);
          last = until;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("following the end", () => {
  const list = { scrollSize: 1000, viewportSize: 400 };
  it.each([
    { why: "goes on at the end", following: true, before: 600, offset: 600, then: true },
    { why: "stops on a move up", following: true, before: 600, offset: 500, then: false },
    { why: "stands a fraction of a line", following: true, before: 600, offset: 590, then: true },
    { why: "goes on while text grows", following: true, before: 300, offset: 400, then: true },
    { why: "stays off on the way down", following: false, before: 300, offset: 400, then: false },
    { why: "begins again at the end", following: false, before: 400, offset: 598, then: true },
  ])("$why", ({ following, before, offset, then }) => {
    expect(followAfterScroll({ ...list, following, before, offset })).toBe(then);
  });
});

it.each([
  ["Ada Lovelace", "AL"],
  ["  grace  ", "G"],
  ["Maria Skłodowska Curie", "MC"],
  ["лев толстой", "ЛТ"],
  ["👩‍🚀 Sally", "👩‍🚀S"],
  ["Alex (2)", "A"],
  ["Ada Lovelace (12)", "AL"],
  ["(2)", "("],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
