import { expect, it } from "vitest";
import { pausesAfter } from "../src/transcription/pauses.ts";
import type { TranscriptionPause } from "../src/transcription/pauses.ts";

const paused: TranscriptionPause = { mode: "PAUSED", by: "Ann", startedAtMs: 100, endedAtMs: null };
const over = { ...paused, endedAtMs: 200 };
const off: TranscriptionPause = { mode: "OFF", by: "Ben", startedAtMs: 200, endedAtMs: null };
const on = { mode: "ON", by: "Cleo", atMs: 200 } as const;

it.each([
  ["begins with a pause", [], { mode: "PAUSED", by: "Ann", atMs: 100 }, [paused]],
  ["ends when it is resumed", [paused], on, [over]],
  ["is over once", [over], { ...on, atMs: 300 }, [over]],
  [
    "is the first one's, paused twice",
    [paused],
    { mode: "PAUSED", by: "Ben", atMs: 150 },
    [paused],
  ],
  ["ends where it is switched off", [paused], { mode: "OFF", by: "Ben", atMs: 200 }, [over, off]],
  ["is none where it was on already", [], on, []],
] as const)("a pause %s", (_what, before, decision, after) => {
  expect(pausesAfter(before, decision)).toEqual(after);
  expect(pausesAfter(after, decision), "taken in twice").toEqual(after);
});

it("of many the latest twenty are kept", () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...({ mode: "PAUSED", by: null, startedAtMs: 2 * index, endedAtMs: 2 * index + 1 } as const),
  }));
  const after = pausesAfter(many, { mode: "OFF", by: null, atMs: 99 });
  expect(after).toHaveLength(20);
  expect(after.at(-1)).toMatchObject({ mode: "OFF", startedAtMs: 99 });
});
