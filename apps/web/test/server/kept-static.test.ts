import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findKept, keepStatic, outdated } from "#server/kept-static.ts";

const dayMs = 24 * 3_600_000;
let base: string;
let folder: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "rooms-kept-"));
  folder = join(base, "kept");
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** A build with one script, whose text is its path. */
function build(name: string, script: string): { build: string; files: string } {
  const files = join(base, "builds", name);
  mkdirSync(dirname(join(files, script)), { recursive: true });
  writeFileSync(join(files, script), script);
  return { build: name, files };
}

const textOf = async (path: string): Promise<string | null> => {
  const kept = await findKept(folder, path.split("/"));
  return kept && new TextDecoder().decode(kept.bytes);
};

describe("static files of versions of late", () => {
  it("are found whichever version they are of, also of one that is newer than who asks", async () => {
    await keepStatic({ folder, ...build("one", "chunks/a.js"), nowMs: 0 });
    await keepStatic({ folder, ...build("two", "chunks/b.js"), nowMs: dayMs });
    expect(await textOf("chunks/a.js")).toBe("chunks/a.js");
    expect(await textOf("chunks/b.js")).toBe("chunks/b.js");
    expect((await findKept(folder, ["chunks", "a.js"]))?.type).toMatch(/javascript/);
  });

  it("go a week after their version was replaced, however long it ran, and stay when it comes back", async () => {
    const one = build("one", "chunks/a.js");
    const two = build("two", "chunks/b.js");
    await keepStatic({ folder, ...one, nowMs: 0 });
    await keepStatic({ folder, ...two, nowMs: 30 * dayMs });
    await keepStatic({ folder, ...two, nowMs: 36 * dayMs });
    expect(await textOf("chunks/a.js")).not.toBeNull();
    await keepStatic({ folder, ...one, nowMs: 36.5 * dayMs });
    await keepStatic({ folder, ...two, nowMs: 40 * dayMs });
    expect(await textOf("chunks/a.js")).not.toBeNull();
    await keepStatic({ folder, ...two, nowMs: 48 * dayMs });
    expect(await textOf("chunks/a.js")).toBeNull();
    expect(readdirSync(folder)).toEqual(["two"]);
  });

  it("stay whole when several processes of one version start at once", async () => {
    const one = { folder, ...build("one", "chunks/a.js"), nowMs: 0 };
    await Promise.all([keepStatic(one), keepStatic(one), keepStatic(one)]);
    expect(readdirSync(folder)).toEqual(["one"]);
    expect(await textOf("chunks/a.js")).toBe("chunks/a.js");
  });

  it("are no way to other files", async () => {
    await keepStatic({ folder, ...build("one", "chunks/a.js"), nowMs: 0 });
    writeFileSync(join(base, "secret.json"), "{}");
    writeFileSync(join(folder, "one", "secret.txt"), "text");
    for (const path of [
      "../../secret.json",
      "..",
      ".",
      "secret.txt",
      "chunks/../../../secret.json",
    ])
      expect(await textOf(path), path).toBeNull();
    expect(await findKept(folder, ["..%2f..%2fsecret.json"])).toBeNull();
    expect(await findKept(folder, ["../../secret.json"])).toBeNull();
    expect(await findKept(join(base, "absent"), ["chunks", "a.js"])).toBeNull();
  });

  it("are of ten replaced versions at most, the latest", () => {
    const retired = Array.from({ length: 12 }, (_, index) => ({
      build: `b${index}`,
      sinceMs: index,
    }));
    expect(outdated(retired, 20)).toEqual(["b1", "b0"]);
  });
});
