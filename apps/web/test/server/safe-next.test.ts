import { describe, expect, it } from "vitest";
import { safeNext } from "#server/safe-next.ts";

describe("the way on after signing in", () => {
  it("stays on this site", () => {
    expect(safeNext("/session/AbCd1234?x=1")).toBe("/session/AbCd1234?x=1");
    for (const foreign of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "",
      undefined,
      ["/a"],
    ]) {
      expect(safeNext(foreign)).toBe("/sessions");
    }
  });
});
