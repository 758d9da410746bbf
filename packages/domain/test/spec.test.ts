import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pathOf, spec } from "./spec.ts";

/** `- **L1** text` up to the next invariant or empty line. */
const invariants = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* [\s\S]*?(?=\n\n|\n- )/gm)].map(
  ([text, name = ""]) => [name, text] as const,
);

describe("docs/specs/session-lifecycle.md", () => {
  it("numbers its invariants without a hole or a double", () => {
    expect(invariants.length).toBeGreaterThan(20);
    const names = invariants.map(([name]) => name);
    const letters = [...new Set(names.map((name) => name.charAt(0)))];
    const expected = letters.flatMap((letter) =>
      names.filter((name) => name.startsWith(letter)).map((_, index) => `${letter}${index + 1}`),
    );
    expect(names).toEqual(expected);
  });

  it.each(invariants)("%s names tests that exist", (_name, text) => {
    const named = [...text.matchAll(/`([^`]+\.test\.ts)`: "([^"]+)"/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, file = "", title = ""] of named) {
      expect([file, existsSync(pathOf(file))]).toEqual([file, true]);
      const source = readFileSync(pathOf(file), "utf8");
      const isTest = [`it("${title}"`, `)("${title}"`, `)(\n    "${title}"`, `)(\n  "${title}"`];
      expect([title, isTest.some((one) => source.includes(one))]).toEqual([title, true]);
    }
  });
});
