import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const spec = await readFile(`${root}docs/specs/transcript-delivery.md`, "utf8");
const protections = await readFile(`${root}docs/specs/protections.md`, "utf8");
const named = [
  ...spec.matchAll(/^ {2}- `([^`]+\.test\.ts)`: (.+)$/gm),
  ...protections.matchAll(/ \| `([^`]+\.test\.tsx?)`: (.+?) +\|/gm),
].map(([, file = "", title = ""]) => [file, title] as const);
const invariants = [...spec.matchAll(/^- \*\*(D\d+)\*\*/gm)].map(([, name = ""]) => name);

describe("the specification of transcript delivery", () => {
  it("names a test for every invariant", () => {
    expect(invariants.length).toBeGreaterThan(10);
    for (const [index, invariant] of invariants.entries()) {
      expect(invariant).toBe(`D${index + 1}`);
      const from = spec.indexOf(`- **${invariant}**`);
      const until = spec.indexOf("\n- **D", from + 1);
      expect(spec.slice(from, until < 0 ? undefined : until), invariant).toMatch(/\.test\.ts`: /);
    }
  });

  it("has a test for every protection", () => {
    const rows = protections.match(/^\| (?!what comes|---)/gm) ?? [];
    const tests = protections.match(/ \| `[^`]+\.test\.tsx?`: /g) ?? [];
    expect(rows.length).toBeGreaterThan(70);
    expect(tests).toHaveLength(rows.length);
  });

  it.each(named)("names a test that exists: %s, %s", async (file, title) => {
    const path = /^(apps|packages)\//.test(file) ? file : `apps/transcriber/test/${file}`;
    const source = await readFile(`${root}${path}`, "utf8");
    expect(source.includes(`"${title}`) || source.includes(`${title}"`)).toBe(true);
  });
});
