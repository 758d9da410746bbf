import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietestPoint, Segmenter } from "../src/segmenter.ts";
import type { Segment, SegmenterEvent } from "../src/segmenter.ts";
import { VoiceGate } from "../src/voice-gate.ts";

const loud = { meanSquare: 0.01, voiced: true };
const soft = { meanSquare: 1e-8, voiced: false };

/** "#" is a voiced frame of 10 ms, "." a silent one. */
function hear(drawing: string, { endpointingS = 0.05, utteranceMaxS = 5 } = {}): SegmenterEvent[] {
  const segmenter = new Segmenter({ endpointingS, utteranceMaxS: () => utteranceMaxS });
  const events = Array.from(drawing).flatMap((mark) => segmenter.hear(mark === "#" ? loud : soft));
  return [...events, ...segmenter.finish()];
}

const segmentsOf = (events: readonly SegmenterEvent[]): Segment[] =>
  events.flatMap((event) => (event.type === "utterance-ended" ? [event.segment] : []));

describe("the segmenter", () => {
  it.each([
    ["..........", []],
    ["...#......", []],
    ["....####......", [[4, 8]]],
    ["....####..####......", [[4, 14]]],
    [
      "....####.....####......",
      [
        [4, 8],
        [13, 17],
      ],
    ],
    ["####", [[0, 4]]],
  ])("%s holds the utterances %j", (drawing, expected) => {
    const voices = segmentsOf(hear(drawing)).map(({ voiceFromFrame, voiceToFrame }) => [
      voiceFromFrame,
      voiceToFrame,
    ]);
    expect(voices).toEqual(expected);
  });

  it("says the end of speech before the utterance, and the start once", () => {
    expect(hear("..####.....").map(({ type }) => type)).toEqual([
      "speech-started",
      "speech-ended",
      "utterance-ended",
    ]);
  });

  it("cuts what never pauses before the longest duration, in a gap, and goes on with the rest", () => {
    const drawing = `${"#".repeat(80)}....${"#".repeat(70)}.....`;
    const segments = segmentsOf(hear(drawing, { utteranceMaxS: 1 }));
    expect(
      segments.map(({ voiceFromFrame, voiceToFrame }) => [voiceFromFrame, voiceToFrame]),
    ).toEqual([
      [0, 80],
      [84, 154],
    ]);
  });

  it("covers every voiced frame exactly once, never overlaps and never exceeds the longest duration", () => {
    const mark = fc.constantFrom("#", "#", "#", ".");
    const drawing = fc.array(fc.tuple(mark, fc.integer({ min: 2, max: 60 })), { maxLength: 30 });
    fc.assert(
      fc.property(drawing, fc.integer({ min: 1, max: 40 }), (runs, endpointingFrames) => {
        const frames = runs.map(([kind, length]) => kind.repeat(length)).join("");
        const segments = segmentsOf(
          hear(frames, { endpointingS: endpointingFrames / 100, utteranceMaxS: 0.9 }),
        );
        const covered = new Set<number>();
        for (const { fromFrame, toFrame } of segments) {
          expect(toFrame - fromFrame).toBeLessThanOrEqual(90);
          for (let frame = fromFrame; frame < toFrame; frame++) {
            expect(covered.has(frame)).toBe(false);
            covered.add(frame);
          }
        }
        const lost = Array.from(frames).filter(
          (kind, frame) => kind === "#" && !covered.has(frame),
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  it("finds the quietest place of a stretch without a pause", () => {
    const frames = Array.from({ length: 100 }, (_, at) => ({
      meanSquare: Math.abs(at - 70) + 1,
      voiced: true,
    }));
    expect(quietestPoint(frames)).toBe(70);
  });
});

describe("the voice gate", () => {
  it("opens for the first word already, closes in silence, and gets used to a steady noise", () => {
    const gate = new VoiceGate();
    const heard = (meanSquare: number, frames: number) =>
      Array.from({ length: frames }, () => gate.hear(meanSquare)).filter(Boolean).length;
    expect(heard(0.01, 20)).toBe(20);
    expect(heard(1e-8, 50)).toBe(0);
    heard(1e-4, 600);
    expect(heard(1e-4, 100)).toBe(0);
    expect(heard(0.01, 20)).toBe(20);
  });

  it("never opens below the loudness of a whisper", () => {
    const gate = new VoiceGate();
    expect(Array.from({ length: 500 }, () => gate.hear(5e-6)).some(Boolean)).toBe(false);
  });
});
