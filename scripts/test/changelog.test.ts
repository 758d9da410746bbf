import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "@rooms/service-kit/version";
import { expect, it } from "vitest";
import { notesOf, withRelease } from "../src/changelog.ts";
import { root } from "../src/paths.ts";

const changelog = `# Changelog

## Unreleased

- New.

## 1.2.0 (2026-11-30)

- One.
  - Two.

## 1.1.0

- Old.
`;

it.each([
  ["1.2.0", "- One.\n  - Two."],
  ["1.1.0", "- Old."],
  ["Unreleased", "- New."],
  ["1.2", null],
  ["1.3.0", null],
])("the notes of %s are what stands below its heading", (version, notes) => {
  expect(notesOf(changelog, version)).toBe(notes);
});

it("a release takes what is unreleased, and leaves an empty place for what comes next", () => {
  const release = { version: "1.3.0", date: "2026-12-24" };
  const released = withRelease(changelog, release) ?? "";
  expect(notesOf(released, "1.3.0")).toBe("- New.");
  expect(notesOf(released, "Unreleased")).toBeNull();
  expect(notesOf(released, "1.2.0")).toBe("- One.\n  - Two.");
  expect(withRelease(released, { ...release, version: "1.4.0" })).toBeNull();
  expect(withRelease(changelog, { ...release, version: "1.2.0" })).toBeNull();
});

it("our own changelog has what is unreleased, or has just been released", () => {
  const own = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  expect(notesOf(own, "Unreleased") ?? notesOf(own, version)).not.toBeNull();
});
