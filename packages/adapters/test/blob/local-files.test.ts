import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createBlobStore } from "../../src/blob/index.ts";

const never = new AbortController().signal;
const put = { contentType: "application/gzip", signal: never };

async function* bodyOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rooms-test-blobs-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
});
const store = () => createBlobStore({ kind: "local", directory });

describe("blobs as local files", () => {
  it("are readable by their owner alone", async () => {
    await store().put("t/s/a.gz", bodyOf("words"), put);
    const modeOf = async (path: string) => (await stat(join(directory, path))).mode & 0o777;
    expect([await modeOf("t/s"), await modeOf("t/s/a.gz")]).toEqual([0o700, 0o600]);
  });

  it("lie in the folder and nowhere else", async () => {
    for (const key of ["../a/b", "/etc/passwd", "a/../../b", "a//b", "A/b", "a/.b", "a"]) {
      await expect(store().put(key, bodyOf("x"), put)).rejects.toThrow(/not a key/);
      await expect(store().get(key, never)).rejects.toThrow(/not a key/);
      await expect(store().delete(key, never)).rejects.toThrow(/not a key/);
    }
    expect(await readdir(directory)).toEqual([]);
  });

  it("leave nothing behind on a disk that is full", async () => {
    await mkdir(join(directory, "t/s"), { recursive: true });
    // The kernel's own full device in place of the file that is written.
    await symlink("/dev/full", join(directory, "t/s/.a.gz.partial"));
    await expect(store().put("t/s/a.gz", bodyOf("words"), put)).rejects.toThrow(/ENOSPC/);
    expect(await readdir(join(directory, "t/s"))).toEqual([]);
    expect(await store().put("t/s/a.gz", bodyOf("words"), put)).toEqual({ sizeBytes: 5 });
  });

  it("take with them, when they are deleted, what a killed process left, and an empty folder", async () => {
    await mkdir(join(directory, "t/s"), { recursive: true });
    await writeFile(join(directory, "t/s/.a.gz.partial"), "wor");
    await store().delete("t/s/a.gz", never);
    expect(await readdir(join(directory, "t"))).toEqual([]);
  });
});
