import type { TranscriptLine } from "@rooms/live-client";
import { describe, expect, it } from "vitest";
import { currentCaptions } from "#features/call/transcription/view-models/captions.ts";

const line = (utteranceId: string, change: Partial<TranscriptLine>): TranscriptLine => ({
  utteranceId,
  participantIdentity: "a",
  participantName: "A",
  language: null,
  text: utteranceId,
  startedAtMs: 0,
  endedAtMs: 0,
  status: "heard",
  seq: null,
  epoch: 1,
  ...change,
});
const ids = (lines: readonly TranscriptLine[]) => lines.map(({ utteranceId }) => utteranceId);

describe("captions", () => {
  it("leave a few seconds after the last word", () => {
    const lines = [line("old", { endedAtMs: 1_000 }), line("new", { endedAtMs: 9_000 })];
    expect(ids(currentCaptions(lines, 10_000))).toEqual(["new"]);
  });

  it("keep what is still being said, however long it takes", () => {
    const lines = [line("long", { status: "partial", endedAtMs: 1_000 })];
    expect(ids(currentCaptions(lines, 60_000))).toEqual(["long"]);
  });

  it("are the latest three", () => {
    const lines = ["a", "b", "c", "d"].map((id) => line(id, { endedAtMs: 9_000 }));
    expect(ids(currentCaptions(lines, 10_000))).toEqual(["b", "c", "d"]);
  });
});
