import { describe, expect, it } from "vitest";
import { pausesOf, withPauses } from "#features/call/transcription/view-models/pauses.ts";

describe("pauses in a room's metadata", () => {
  const pause = { mode: "PAUSED", by: "Ann", startedAtMs: 5_000, endedAtMs: 9_000 } as const;
  const lasting = { mode: "OFF", by: null, startedAtMs: 9_000, endedAtMs: null } as const;

  it.each([
    ["none in no metadata", "", []],
    ["none in that of a release that kept none", '{"transcription":{}}', []],
    ["none in what is no list", '{"pauses":"x"}', []],
    [
      "all that can be read",
      JSON.stringify({ pauses: [pause, 7, { mode: "ON" }, lasting] }),
      [pause, lasting],
    ],
  ])("are %s", (_what, metadata, found) => {
    expect(pausesOf(metadata)).toEqual(found);
  });
});

describe("the transcript's rows", () => {
  const line = (startedAtMs: number) => ({
    ...({
      kind: "speech",
      id: `u${startedAtMs}`,
      speakerId: "ann",
      speaker: { name: "Ann" },
    } as const),
    ...{ text: "words", timeLabel: "", startedAtMs, endedAtMs: startedAtMs + 1, final: true },
  });
  const pause = (startedAtMs: number) => ({
    ...({ kind: "notice", id: `p${startedAtMs}`, text: "paused" } as const),
    startedAtMs,
  });
  const ids = (lines: number[], pauses: number[]) =>
    withPauses(lines.map(line), pauses.map(pause)).map(({ id }) => id);

  it("have a pause before what was said after it, and at the end while no more was said", () => {
    expect(ids([1, 5, 9], [4, 9, 12])).toEqual(["u1", "p4", "u5", "p9", "u9", "p12"]);
    expect(ids([], [3])).toEqual(["p3"]);
  });

  it("are the same list while there was no pause", () => {
    const lines = [line(1)];
    expect(withPauses(lines, [])).toBe(lines);
  });
});
