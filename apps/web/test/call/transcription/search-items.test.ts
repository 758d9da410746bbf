import { describe, expect, it } from "vitest";
import { itemsText, searchItems } from "#features/call/transcription/view-models/search-items.ts";

const speech = (id: string, name: string, text: string) => ({
  kind: "speech" as const,
  id,
  speakerId: name,
  speaker: { name },
  text,
  timeLabel: "0:04",
  final: true,
});
const items = [
  speech("1", "Ann", "We release on Friday."),
  speech("2", "Ben", "Fine with me, Ann."),
  { kind: "notice" as const, id: "3", text: "12 s were not transcribed" },
];

describe("search in the room's transcript", () => {
  it.each([
    ["  ", ["1", "2", "3"]],
    ["ann", ["1", "2"]],
    ["FRIDAY", ["1"]],
    ["ben", ["2"]],
    ["monday", []],
  ])("for %j finds text and speakers in any case", (query, ids) => {
    expect(searchItems(items, query).map(({ id }) => id)).toEqual(ids);
  });

  it("keeps the very list while nothing is searched for, so that nothing renders anew", () => {
    expect(searchItems(items, "")).toBe(items);
  });

  it("copies lines with time and speaker, and remarks as they are", () => {
    expect(itemsText(items)).toBe(
      "[0:04] Ann: We release on Friday.\n[0:04] Ben: Fine with me, Ann.\n12 s were not transcribed",
    );
  });
});
