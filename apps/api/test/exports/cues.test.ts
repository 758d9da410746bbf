import type { Word } from "@rooms/domain/transcription/segment";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cuesOf } from "../../src/exports/cues.ts";
import { oneLine } from "../../src/exports/plain-text.ts";
import { hostileTexts, wordsAt } from "./hostile.ts";

// The product's bounds, written out: a test that read them from the code would believe any.
const [msMax, msMin, lineLengthMax, linesMax] = [7_000, 200, 42, 2];
const withoutSpace = (text: string): string => text.replace(/\s/g, "");

describe("captions", () => {
  it("are cut by the times of the words, behind sentences where that is near", () => {
    const text =
      "We ship on Tuesday. Ben writes the notes before that, and Cy tells the customers what changes.";
    const cues = cuesOf({
      text,
      words: wordsAt(text, 1000, 60),
      startedAtMs: 1000,
      endedAtMs: 9000,
    });
    expect(cues).toEqual([
      {
        startedAtMs: 1000,
        endedAtMs: 3640,
        lines: ["We ship on Tuesday. Ben writes the notes", "before that,"],
      },
      { startedAtMs: 3640, endedAtMs: 5680, lines: ["and Cy tells the customers what changes."] },
    ]);
  });

  it("begin anew behind a pause, and do not stand through it", () => {
    const words = [...wordsAt("Well", 0, 100), ...wordsAt("let us see", 30_000, 100)];
    expect(
      cuesOf({ text: "Well … let us see.", words, startedAtMs: 0, endedAtMs: 31_000 }),
    ).toEqual([
      { startedAtMs: 0, endedAtMs: 400, lines: ["Well …"] },
      { startedAtMs: 30_000, endedAtMs: 30_800, lines: ["let us see."] },
    ]);
  });

  it("find the words in a text with figures and punctuation that they have not", () => {
    const words = wordsAt("twenty five percent of it is done", 0, 100);
    const [only] = cuesOf({
      text: "“25 %” of it is done!",
      words,
      startedAtMs: 0,
      endedAtMs: 2700,
    });
    expect(only).toMatchObject({ startedAtMs: 0, endedAtMs: 2700 });
  });

  it("share the time of a segment without words by length, as long as it was", () => {
    const text = Array.from({ length: 40 }, () => "word").join(" ");
    const cues = cuesOf({ text, words: [], startedAtMs: 0, endedAtMs: 60_000 });
    expect(cues.length).toBeGreaterThan(8);
    expect(cues.at(-1)?.endedAtMs).toBe(60_000);
  });

  it("begin with the speaker where the format has no other place, within the same bounds", () => {
    const text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
    const cues = cuesOf({
      ...{ text, words: [], startedAtMs: 0, endedAtMs: 9_000 },
      prefixes: { first: "Alexander (2) (guest):", next: "" },
    });
    expect(cues[0]?.lines).toEqual([
      "Alexander (2) (guest): one two three four",
      "five six seven eight nine ten eleven",
    ]);
    expect(cues[1]?.lines[0]).toMatch(/^twelve/);
  });

  it("break Chinese between words, and keep its punctuation from the beginning of a line", () => {
    const text = hostileTexts.find((one) => one.startsWith("我们")) ?? "";
    const cues = cuesOf({ text: text.repeat(4), words: [], startedAtMs: 0, endedAtMs: 20_000 });
    for (const line of cues.flatMap(({ lines }) => lines)) {
      expect(line.length).toBeLessThanOrEqual(lineLengthMax);
      expect(line).not.toMatch(/^[，。]/);
    }
  });

  it("cut a word that is longer than a line between characters as people see them", () => {
    const family = "👨‍👩‍👧‍👦";
    const cues = cuesOf({ text: family.repeat(9), words: [], startedAtMs: 0, endedAtMs: 900 });
    for (const line of cues.flatMap(({ lines }) => lines)) {
      expect(withoutSpace(line).replaceAll(family, "")).toBe("");
    }
  });
});

describe("whatever is said", () => {
  const someWord = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom(...hostileTexts),
    fc.lorem({ mode: "words", maxCount: 8 }),
  );
  const someText = fc.array(someWord, { maxLength: 30 }).map((parts) => oneLine(parts.join(" ")));
  // Engines give times of any kind: none, out of order, of no length, far outside.
  const someWords = (text: string): fc.Arbitrary<Word[]> => {
    const spoken = text.split(" ");
    const any = fc.array(
      fc.record({
        word: fc.constantFrom(...spoken),
        startedAtMs: fc.double({ min: -1e4, max: 1e6, noNaN: true }),
        endedAtMs: fc.double({ min: -1e4, max: 1e6, noNaN: true }),
        confidence: fc.constant(null),
      }),
      { maxLength: 40 },
    );
    return fc.oneof(fc.constant<Word[]>([]), any, fc.constant(wordsAt(text, 5_000, 70)));
  };
  const someSpeech = someText.chain((text) =>
    fc.record({
      text: fc.constant(text),
      words: someWords(text),
      startedAtMs: fc.constantFrom(0, 5_000),
      durationMs: fc.constantFrom(0, 1, 900, 30_000, 900_000),
      prefix: fc.constantFrom("", "Ann:", "Bartholomew-Alexander (12) (guest):"),
    }),
  );

  it("captions last 0.2–7 s, are two lines of 42, follow one another and lose no letter", () => {
    fc.assert(
      fc.property(someSpeech, ({ text, words, startedAtMs, durationMs, prefix }) => {
        const endedAtMs = startedAtMs + durationMs;
        const prefixes = { first: prefix, next: "" };
        const cues = cuesOf({ text, words, startedAtMs, endedAtMs, prefixes });
        let before = 0;
        for (const cue of cues) {
          const lasts = cue.endedAtMs - cue.startedAtMs;
          expect(lasts).toBeGreaterThanOrEqual(msMin);
          expect(lasts).toBeLessThanOrEqual(msMax);
          expect(cue.startedAtMs).toBeGreaterThanOrEqual(before);
          before = cue.endedAtMs;
          expect(cue.lines.length).toBeGreaterThan(0);
          expect(cue.lines.length).toBeLessThanOrEqual(linesMax);
          for (const line of cue.lines) expect(line.length).toBeLessThanOrEqual(lineLengthMax);
        }
        const shown = cues.map(({ lines }) => lines.join("")).join("");
        const wanted = cues.length > 0 ? `${prefix}${text}` : "";
        expect(withoutSpace(shown)).toBe(withoutSpace(wanted));
      }),
      { numRuns: 500 },
    );
  });

  it("10,000 characters in no time at all are captions as well", () => {
    const text = "abcdefghi ".repeat(1_000).trim();
    const cues = cuesOf({ text, words: [], startedAtMs: 0, endedAtMs: 0 });
    expect(cues.length).toBeGreaterThan(100);
    expect(cues.every((cue) => cue.endedAtMs - cue.startedAtMs === msMin)).toBe(true);
  });
});
