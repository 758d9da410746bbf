import type { TranscriptLine } from "@rooms/live-client";
import { describe, expect, it } from "vitest";
import { TranscriptItems } from "#features/call/transcription/view-models/transcript-items.ts";

const line = (utteranceId: string, change: Partial<TranscriptLine> = {}): TranscriptLine => ({
  utteranceId,
  participantIdentity: "a",
  participantName: "Ada",
  language: null,
  text: "hello",
  startedAtMs: 0,
  endedAtMs: 1_000,
  status: "heard",
  seq: null,
  epoch: 1,
  ...change,
});

describe("lines on their way to the list", () => {
  it("are the same objects while they did not change, so that a word renders one line", () => {
    const items = new TranscriptItems();
    const speakers = new Map();
    const [first, second] = [line("1"), line("2", { status: "partial" })];
    const before = items.of([first, second], speakers);
    const after = items.of([first, line("2", { text: "hello there" })], speakers);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toMatchObject({ text: "hello there", final: true, status: "heard" });
  });

  it("take a face that becomes known later", () => {
    const items = new TranscriptItems();
    const one = line("1");
    items.of([one], new Map());
    const [item] = items.of([one], new Map([["a", { name: "Ada", avatarColor: "#ffd6e0" }]]));
    expect(item?.speaker.avatarColor).toBe("#ffd6e0");
  });

  it("keep the name of a person who is no longer in the room", () => {
    const [item] = new TranscriptItems().of([line("1")], new Map());
    expect(item?.speaker).toEqual({ name: "Ada" });
  });
});
