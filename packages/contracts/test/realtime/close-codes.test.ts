import { describe, expect, it } from "vitest";
import { closeCodes, reactionTo } from "../../src/realtime/index.ts";

const all = Object.values(closeCodes);

describe("close codes", () => {
  it("are one per reason", () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });

  it("are numbers a server may send", () => {
    for (const { code } of all) {
      expect([1000, 1012, 1013].includes(code) || (code >= 4000 && code <= 4999)).toBe(true);
    }
  });

  it("say what the client does next", () => {
    for (const { code, reaction } of all) expect(reactionTo(code)).toEqual(reaction);
  });

  it("that no server of ours sends count as a cut: the client tries again", () => {
    expect([1001, 1006, 1011, 3000, 4999].map(reactionTo)).toEqual(
      Array.from({ length: 5 }, () => ({ kind: "retry" })),
    );
  });
});
