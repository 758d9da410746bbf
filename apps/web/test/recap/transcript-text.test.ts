import { describe, expect, it } from "vitest";
import { recapBlocks, withLines } from "#features/recap/view-models/lines.ts";
import type { RecapLine } from "#features/recap/view-models/lines.ts";
import { transcriptText } from "#features/recap/view-models/transcript-text.ts";
import { clockTime } from "#shared/clock-time.ts";

const said = (id: string, name: string, startedAtMs: number, endedAtMs = startedAtMs + 900) => ({
  id,
  seq: Number(id),
  identity: name.toLowerCase(),
  name,
  text: `line ${id}`,
  language: null,
  startedAtMs,
  endedAtMs,
  revision: 0,
  corrected: false,
});
const gap = (identity: string, startedAtMs: number, endedAtMs: number) => ({
  identity,
  startedAtMs,
  endedAtMs,
  reason: "paused" as const,
});

/** "Ada@0 1 2" for a block of two lines, "gap ada@900-5000" for a gap. */
function shape(lines: readonly RecapLine[], gaps: Parameters<typeof recapBlocks>[1] = []) {
  return recapBlocks(lines, gaps).map((block) =>
    block.kind === "gap"
      ? `gap ${block.identity}@${block.startedAtMs}-${block.endedAtMs}`
      : `${block.name}@${block.startedAtMs} ${block.lines.map(({ id }) => id).join(" ")}`,
  );
}

describe("what stands on the page of a recap", () => {
  it("keeps lines of one speaker together until another speaks", () => {
    expect(shape([said("1", "Ada", 0), said("2", "Ada", 1_000), said("3", "Bea", 2_000)])).toEqual([
      "Ada@0 1 2",
      "Bea@2000 3",
    ]);
  });

  it("says a new time after a pause of 30 s of the same speaker, counted from the last word", () => {
    const lines = [said("1", "Ada", 0, 10_000), said("2", "Ada", 39_999), said("3", "Ada", 71_000)];
    expect(shape(lines)).toEqual(["Ada@0 1 2", "Ada@71000 3"]);
  });

  it("shows a gap where the words are missing, also before the first line and behind the last", () => {
    const lines = [said("1", "Ada", 1_000), said("2", "Ada", 20_000)];
    const gaps = [gap("ada", 5_000, 9_000), gap("ada", 0, 500), gap("bea", 30_000, 31_000)];
    expect(shape(lines, gaps)).toEqual([
      "gap ada@0-500",
      "Ada@1000 1",
      "gap ada@5000-9000",
      "Ada@20000 2",
      "gap bea@30000-31000",
    ]);
  });

  it("reads pieces of one gap as one, and leaves those of others apart", () => {
    const gaps = [gap("ada", 0, 2_000), gap("bea", 1_000, 2_000), gap("ada", 4_000, 9_000)];
    expect(shape([], gaps)).toEqual(["gap ada@0-9000", "gap bea@1000-2000"]);
  });

  it("puts lines that are stored later where they were spoken, once", () => {
    const first = said("1", "Ada", 5_000);
    const later = withLines([first], [said("2", "Bea", 1_000), { ...first, text: "corrected" }]);
    expect(later.map(({ id, text }) => `${id} ${text}`)).toEqual(["2 line 2", "1 corrected"]);
  });

  it("is copied with times, names and gaps", () => {
    const blocks = recapBlocks(
      [said("1", "Ada", 0), said("2", "Катя", 3_725_000)],
      [gap("ada", 65_000, 66_000)],
    );
    expect(transcriptText(blocks, ({ reason }) => reason)).toBe(
      "[0:00] Ada: line 1\n[1:05] (paused)\n[1:02:05] Катя: line 2",
    );
  });

  it("never shows a time before the beginning", () => {
    expect(clockTime(-500)).toBe("0:00");
  });
});
