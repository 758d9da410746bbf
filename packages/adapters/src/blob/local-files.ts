import { mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { addAbortSignal } from "node:stream";
import type { BlobStore } from "@rooms/domain/shared/blob-store";

/**
 * Blobs as files of one folder, which several processes may share. A file appears under its name whole and on the disk, or
 * not at all; only this account may read it.
 */
export function createLocalBlobs({ directory }: { directory: string }): BlobStore {
  return {
    async put(key, body, { signal }) {
      const { file, partial } = placeOf(directory, key);
      signal.throwIfAborted();
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      try {
        const sizeBytes = await writeDurably(partial, body, signal);
        await rename(partial, file);
        await syncFolder(dirname(file));
        await syncFolder(dirname(dirname(file)));
        return { sizeBytes };
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async get(key, signal) {
      signal.throwIfAborted();
      const handle = await open(placeOf(directory, key).file).catch(nullIf("ENOENT"));
      if (handle === null) return null;
      const { size } = await handle.stat();
      return { sizeBytes: size, body: addAbortSignal(signal, handle.createReadStream()) };
    },
    async delete(key) {
      const { file, partial } = placeOf(directory, key);
      await rm(partial, { force: true });
      await rm(file, { force: true });
      // The folder of the session, when this was the last.
      await rmdir(dirname(file)).catch(nullIf("ENOENT", "ENOTEMPTY", "EEXIST"));
    },
  };
}

const keyPattern = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)+$/;

function placeOf(directory: string, key: string): { file: string; partial: string } {
  if (!keyPattern.test(key)) throw new Error("not a key of the blob store");
  const file = join(directory, key);
  return { file, partial: join(dirname(file), `.${basename(file)}.partial`) };
}

async function writeDurably(
  file: string,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  const handle = await open(file, "w", 0o600);
  try {
    let sizeBytes = 0;
    for await (const chunk of body) {
      signal.throwIfAborted();
      // Writes all of it, or rejects: of a full disk too.
      await handle.writeFile(chunk);
      sizeBytes += chunk.byteLength;
    }
    signal.throwIfAborted();
    await handle.sync();
    return sizeBytes;
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIf(...codes: string[]) {
  return (error: unknown): null => {
    if (error instanceof Error && "code" in error && codes.includes(String(error.code)))
      return null;
    throw error;
  };
}
