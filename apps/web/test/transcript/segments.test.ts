import { describe, expect, it } from "vitest";
import {
  findSegments,
  transcriptText,
} from "../../src/features/transcript/view-models/segments.ts";
import { clockTime } from "../../src/features/transcription/view-models/clock-time.ts";

const segments = [
  { id: "1", identity: "a", name: "Ada", text: "Shall we begin?", startedAtMs: 0, endedAtMs: 900 },
  {
    id: "2",
    identity: "k",
    name: "Катя",
    text: "Да, начнём.",
    startedAtMs: 65_000,
    endedAtMs: 66_500,
  },
  {
    id: "3",
    identity: "a",
    name: "Ada",
    text: "The numbers first.",
    startedAtMs: 3_725_000,
    endedAtMs: 3_727_000,
  },
];
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe("a transcript that is over", () => {
  it("is found by every word of the search, in any case, by text and by name", () => {
    expect(ids(findSegments(segments, "NUMBERS the"))).toEqual(["3"]);
    expect(ids(findSegments(segments, "начнём"))).toEqual(["2"]);
    expect(ids(findSegments(segments, "ada"))).toEqual(["1", "3"]);
    expect(ids(findSegments(segments, "  "))).toEqual(["1", "2", "3"]);
    expect(findSegments(segments, "nowhere")).toEqual([]);
  });

  it("is copied with times and names", () => {
    expect(transcriptText(segments)).toBe(
      "[0:00] Ada: Shall we begin?\n[1:05] Катя: Да, начнём.\n[1:02:05] Ada: The numbers first.",
    );
  });

  it("never shows a time before the beginning", () => {
    expect(clockTime(-500)).toBe("0:00");
  });
});
