import { describe, expect, it } from "vitest";
import type { Line } from "../../src/stt/attribution.ts";
import { TurnOrderBuffer } from "../../src/transcript/turn-order-buffer.ts";
import { Turn } from "../../src/audio/turn.ts";

const source = { key: "p/s", speaker: { participantId: "p", identity: "i", name: "n" } };
const turns = [0, 1, 2].map((order) => new Turn(source, order));

function line(order: number, startedAtMs: number): Line {
  const turn = turns[order];
  if (turn === undefined) throw new RangeError(`no turn ${order}`);
  const placement = { turn, turnOffset: 0, laneStart: 0, laneEnd: 0, silenceEnd: 0, void: false };
  const times = { startedAtMs, endedAtMs: startedAtMs + 10 };
  const said = { text: `${order}:${startedAtMs}`, words: [], language: null, confidence: null };
  return { utteranceId: `v:${order}:${startedAtMs}`, turn, placement, ...times, ...said };
}

const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);

describe("lines of one speaker", () => {
  it("of a later turn, heard first on another lane, wait until the earlier turns are settled (D2)", () => {
    const ordered = new TurnOrderBuffer();
    ordered.add(line(2, 900));
    ordered.add(line(1, 500));
    expect(texts(ordered.release(0))).toEqual([]);
    ordered.add(line(0, 100));
    expect(texts(ordered.release(0))).toEqual(["0:100"]);
    expect(texts(ordered.release(1))).toEqual(["1:500"]);
    expect(ordered.size).toBe(1);
    expect(texts(ordered.release(3))).toEqual(["2:900"]);
  });

  it("are handed over in the order of the audio, in whatever order they became certain", () => {
    const ordered = new TurnOrderBuffer();
    for (const each of [line(1, 700), line(0, 300), line(1, 500), line(0, 100)]) ordered.add(each);
    expect(texts(ordered.release(2))).toEqual(["0:100", "0:300", "1:500", "1:700"]);
  });
});
