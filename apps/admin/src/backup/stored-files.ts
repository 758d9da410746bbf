import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { StoredFile } from "./manifest.ts";

/** Writes a body as a file of the backup, which only this account reads, and says what lies there. */
export async function store(
  folder: string,
  path: string,
  body: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const seen = meter();
  await pipeline(body, seen.stream, createWriteStream(file, { flags: "wx", mode: 0o600 }));
  return { path, ...seen.result() };
}

/** Whether the file is the one that was written. */
export async function isWhole(folder: string, stored: StoredFile): Promise<boolean> {
  const seen = meter();
  try {
    await pipeline(createReadStream(join(folder, stored.path)), seen.stream.resume());
  } catch {
    return false;
  }
  const { sizeBytes, sha256 } = seen.result();
  return sizeBytes === stored.sizeBytes && sha256 === stored.sha256;
}

/** Paths of all files below a folder, in order; none where there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function meter(): { stream: Transform; result(): Omit<StoredFile, "path"> } {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ sizeBytes, sha256: hash.digest("hex") }) };
}
