import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../src/paths.ts";
import { baseOf, brokenMigrations, putMigrations, testsOfTheSchemaItself } from "../src/upgrade.ts";

function foldersWith(before: Record<string, string>, after: Record<string, string>) {
  const base = mkdtempSync(join(tmpdir(), "rooms-upgrade-"));
  onTestFinished(() => rmSync(base, { recursive: true }));
  return [before, after].map((files, index) => {
    const folder = join(base, String(index));
    mkdirSync(folder);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return folder;
  }) as [string, string];
}

it.each([
  [{ asked: "abc", lastRelease: "v1.0.0", otherwise: "def~1" }, "abc"],
  [{ lastRelease: "v1.0.0", otherwise: "def~1" }, "v1.0.0"],
  [{ lastRelease: undefined, otherwise: "def~1" }, "def~1"],
])("an upgrade is from the last release, or from what the command names: %o", (facts, base) => {
  expect(baseOf(facts)).toBe(base);
});

it("a migration that databases hold may not be changed or taken away", () => {
  const [before, after] = foldersWith(
    { "0001_a.sql": "a", "0002_b.sql": "b", "0003_c.sql": "c" },
    { "0001_a.sql": "a", "0002_b.sql": "changed", "0004_d.sql": "d" },
  );
  expect(brokenMigrations(before, after)).toEqual(["0002_b.sql", "0003_c.sql"]);
});

it("the old code gets the migrations that it does not know, and keeps its own", () => {
  const [before, after] = foldersWith(
    { "0001_a.sql": "a" },
    { "0001_a.sql": "a", "0002_b.sql": "b" },
  );
  expect(putMigrations(before, after)).toEqual(["0002_b.sql"]);
  expect(readFileSync(join(before, "0002_b.sql"), "utf8")).toBe("b");
  expect(brokenMigrations(before, after)).toEqual([]);
});

it("leaves out only tests that there are", () => {
  for (const file of testsOfTheSchemaItself)
    expect(readFileSync(join(root, file), "utf8")).not.toBe("");
});
