import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute, unheardStretch } from "../../src/stt/attribution.ts";
import { ownAudio } from "../../src/audio/held-audio.ts";
import { placementOf } from "../../src/stt/timeline.ts";
import type { Placement, Utterance } from "../../src/stt/timeline.ts";
import { Turn } from "../../src/audio/turn.ts";

const second = 16_000;

/** A turn of so many seconds, placed on a lane. */
function placed(
  name: string,
  laneStartS: number,
  lengthS: number,
  sessionStartMs: number,
): Placement {
  const speaker = { participantId: name, identity: name, name };
  const turn = new Turn({ key: name, speaker }, 0);
  turn.append(1, sessionStartMs, ownAudio(new Uint8Array(lengthS * second * 2)));
  const laneStart = laneStartS * second;
  const laneEnd = laneStart + lengthS * second;
  return { turn, turnOffset: 0, laneStart, laneEnd, silenceEnd: laneEnd + second / 2, void: false };
}

function utterance(words: [string, number, number][], text?: string): Utterance {
  return {
    id: "7",
    isFinal: true,
    text: text ?? words.map(([word]) => word).join(""),
    startS: words[0]?.[1] ?? 0,
    endS: words.at(-1)?.[2] ?? 0,
    language: "en",
    confidence: 1,
    unheard: false,
    words: words.map(([word, startS, endS]) => ({ word, startS, endS, confidence: 1 })),
  };
}

// Lane:    0–1 ann · 1–1.5 silence · 1.5–3.5 bob · 3.5–4 silence.  Session: ann at 10 s, bob at 20 s.
const ann = placed("ann", 0, 1, 10_000);
const bob = placed("bob", 1.5, 2, 20_000);
const lane = [ann, bob];

const shortly = (heard: Utterance, placements = lane) =>
  attribute(heard, placements, "v").map(({ utteranceId, turn, text, startedAtMs, endedAtMs }) => [
    utteranceId,
    turn.speaker.name,
    text,
    startedAtMs,
    endedAtMs,
  ]);

describe("an utterance", () => {
  it("in one turn keeps the engine's text, trimmed, on the session clock", () => {
    const heard = utterance(
      [
        [" hi", 0.25, 0.5],
        [" ann", 0.5, 0.75],
      ],
      " Hi, Ann.",
    );
    expect(shortly(heard)).toEqual([["v:7:0", "ann", "Hi, Ann.", 10_250, 10_750]]);
  });

  it("over two turns is split at the boundary", () => {
    const heard = utterance([
      [" yes", 0.5, 1],
      [" no", 1.75, 2],
    ]);
    expect(shortly(heard)).toEqual([
      ["v:7:0", "ann", "yes", 10_500, 11_000],
      ["v:7:1", "bob", "no", 20_250, 20_500],
    ]);
  });

  it("gives words in inserted silence to the nearer turn, within its time (D10)", () => {
    expect(shortly(utterance([[" a", 1.1, 1.2]]))).toEqual([["v:7:0", "ann", "a", 11_000, 11_000]]);
    expect(shortly(utterance([[" b", 1.35, 1.45]]))).toEqual([
      ["v:7:0", "bob", "b", 20_000, 20_000],
    ]);
    expect(shortly(utterance([[" c", 3.9, 4.4]]))).toEqual([["v:7:0", "bob", "c", 22_000, 22_000]]);
  });

  it("without words goes whole to the turn of its middle", () => {
    const heard = { ...utterance([], " mm"), startS: 1.6, endS: 2 };
    expect(shortly(heard)).toEqual([["v:7:0", "bob", "mm", 20_100, 20_500]]);
  });

  it("without text gives no line", () => {
    expect(shortly({ ...utterance([], "  "), startS: 0, endS: 1 })).toEqual([]);
  });

  it("joins words that come without their spaces", () => {
    const heard = utterance([
      ["yes", 0.5, 0.7],
      ["yes", 0.7, 1],
      ["no", 1.75, 2],
    ]);
    expect(shortly(heard).map(([, , text]) => text)).toEqual(["yes yes", "no"]);
  });

  it.each(["zh", "ja", "th", "lo", "my", "km", "yue"])(
    "of two turns is joined as its script is written, without spaces: %s",
    (language) => {
      const heard = utterance([
        ["早", 0.5, 0.7],
        ["安", 0.7, 1],
        ["好", 1.75, 2],
      ]);
      expect(shortly({ ...heard, language }).map(([, , text]) => text)).toEqual(["早安", "好"]);
    },
  );

  it("that is not understood is a stretch of the turn that it lies in", () => {
    const heard = { ...utterance([], ""), startS: 1.75, endS: 3, unheard: true };
    expect(unheardStretch(heard, lane)).toMatchObject({
      ...{ turn: bob.turn, startedAtMs: 20_250, endedAtMs: 21_500 },
    });
    expect(unheardStretch(heard, [])).toBeNull();
  });

  it("of a turn that was taken off the lane gives no line there, and keeps its number elsewhere", () => {
    const taken = { ...ann, void: true };
    const heard = utterance([
      [" yes", 0.5, 1],
      [" no", 1.75, 2],
    ]);
    expect(shortly(heard, [taken, bob])).toEqual([["v:7:1", "bob", "no", 20_250, 20_500]]);
  });
});

describe("the timeline", () => {
  it("finds for every position the placement that holds it, or the nearest", () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 30 * second }), (seconds, position) => {
        let startS = 0;
        const placements = seconds.map((lengthS, index) => {
          const placement = placed(`p${index}`, startS, lengthS, 0);
          startS += lengthS + 0.5;
          return placement;
        });
        const distance = ({ laneStart, laneEnd }: Placement) =>
          Math.max(0, laneStart - position, position - laneEnd);
        const found = placementOf(placements, position, position);
        const least = Math.min(...placements.map(distance));
        expect(found && distance(found)).toBe(least);
      }),
    );
  });
});
