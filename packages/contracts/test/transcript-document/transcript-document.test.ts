import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { transcriptDocument } from "../../src/transcript-document.ts";

const golden: unknown = JSON.parse(
  await readFile(new URL("golden/v1.json", import.meta.url), "utf8"),
);

describe("a stored transcript of format 1", () => {
  it("is read as it was written: documents that lie in a store do not change with us", () => {
    expect(transcriptDocument.parse(golden)).toEqual(golden);
  });

  it("may carry what this version does not know, and lacks nothing it does", () => {
    const known = golden as Record<string, unknown>;
    expect(transcriptDocument.parse({ ...known, later: 1 })).toEqual(golden);
    for (const name of Object.keys(known)) {
      const { [name]: _, ...rest } = known;
      expect([name, transcriptDocument.safeParse(rest).success]).toEqual([name, false]);
    }
  });

  it("of another format is refused", () => {
    const other = { ...(golden as object), format: "rooms.transcript/2" };
    expect(transcriptDocument.safeParse(other).success).toBe(false);
  });
});
