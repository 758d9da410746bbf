import { describe, expect, it } from "vitest";
import { sourceOf } from "../../src/room-capture/source-of.ts";
import type { Source } from "../../src/room-capture/source-of.ts";

type Row = [listening: boolean, said: Source | null, open: boolean, source: Source];

/** Every case there is. */
const table: Row[] = [
  [true, "client", true, "client"],
  [true, "client", false, "client"],
  [true, "room", true, "room"],
  [true, "room", false, "room"],
  [true, "none", true, "none"],
  [true, "none", false, "none"],
  [true, null, true, "room"],
  [true, null, false, "none"],
  [false, "client", true, "client"],
  [false, "client", false, "client"],
  [false, "room", true, "none"],
  [false, "room", false, "none"],
  [false, "none", true, "none"],
  [false, "none", false, "none"],
  [false, null, true, "none"],
  [false, null, false, "none"],
];

describe("who brings a participant's speech", () => {
  it.each(table)("listening %s, said %s, open %s: %s", (listening, said, open, source) => {
    expect(sourceOf({ listening, said, open })).toBe(source);
  });
});
