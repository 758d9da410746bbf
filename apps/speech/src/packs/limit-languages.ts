import { createHash, randomUUID } from "node:crypto";
import { copyFile, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { basename, join } from "node:path";
import { biasName } from "./conversion/whisper-decoder.ts";
import { whisperLanguages } from "./whisper-languages.ts";
import { DamagedPackError } from "./whole-files.ts";

/** The token of the first language; those of the others follow in the order of the list. */
const firstLanguageToken = 50_259;
/** Low enough that no other score is lower. */
const never = -1e9;
/** The bias stands at the end of the file: 208 kB, and little behind it. */
const tailBytes = 300_000;
const prefix = "limited-";
/** Another process on the same cache may be about to load a file that this one does not know of. */
const unusedForMs = 24 * 60 * 60_000;

/**
 * Which bytes of a decoder of ours let it find out only the languages named: the scores of the others' tokens
 * are lowered in its bias. Languages that are asked for by their code are not concerned, as their token is
 * given, not chosen. Null for a file that holds no such bias, or not all of it.
 */
export function biasOf(
  tail: Buffer,
  languages: readonly string[],
): { at: number; bytes: Buffer } | null {
  const name = tail.lastIndexOf(biasName);
  if (name === -1) return null;
  // Behind the name: one byte that announces the numbers, and how many bytes they are, as a varint.
  let end = name + biasName.length + 1;
  let announced = 0;
  for (let shift = 0; ; shift += 7, end += 1) {
    const byte = tail[end] ?? 0;
    announced |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  const needed = (firstLanguageToken + whisperLanguages.length) * 4;
  if (announced < needed || end + 1 + announced > tail.length) return null;
  const biases = whisperLanguages.map((code) => (languages.includes(code) ? 0 : never));
  return {
    at: end + 1 + firstLanguageToken * 4,
    bytes: Buffer.from(Float32Array.from(biases).buffer),
  };
}

/**
 * A file beside the decoder that finds out only these languages; made when it is not there yet. Files that were not
 * requested for a day are removed.
 */
export async function limitedFile(
  folder: string,
  { decoder, languages }: { decoder: string; languages: readonly string[] },
): Promise<string> {
  const codes = createHash("sha256")
    .update([...languages].sort().join())
    .digest("hex");
  const file = `${prefix}${codes.slice(0, 12)}-${decoder}`;
  const [from, to] = [join(folder, decoder), join(folder, file)];
  // A copy that was cut short has another size.
  if ((await sizeOf(to)) !== (await sizeOf(from))) await limit(from, { to, languages });
  await keepOnlyUsed(folder, to);
  return file;
}

/** A folder that cannot be written keeps what it has. */
async function keepOnlyUsed(folder: string, used: string): Promise<void> {
  const now = new Date();
  await utimes(used, now, now).catch(() => undefined);
  await removeUnused(folder, now);
}

async function removeUnused(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder);
  for (const path of names
    .filter((name) => name.startsWith(prefix))
    .map((at) => join(folder, at))) {
    const found = await stat(path).catch(() => null);
    const isUnused = found !== null && now.getTime() - found.mtimeMs > unusedForMs;
    if (isUnused) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? null;
}

async function limit(
  from: string,
  { to, languages }: { to: string; languages: readonly string[] },
): Promise<void> {
  // Read before anything is copied: a model without such scores is asked about again and again.
  const lowered = await loweredScores(from, languages);
  if (lowered === null) throw new DamagedPackError(basename(from));
  // Two containers on one cache may have the same process number.
  const temporary = `${to}.${randomUUID()}`;
  try {
    await copyFile(from, temporary);
    await write(temporary, lowered);
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Where in the file which bytes lower the scores of all other languages; null where it holds none. */
async function loweredScores(
  decoder: string,
  languages: readonly string[],
): Promise<{ at: number; bytes: Buffer } | null> {
  const file = await open(decoder);
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, null, start);
    const bias = biasOf(buffer.subarray(0, bytesRead), languages);
    return bias === null ? null : { at: start + bias.at, bytes: bias.bytes };
  } finally {
    await file.close();
  }
}

async function write(path: string, { at, bytes }: { at: number; bytes: Buffer }): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.write(bytes, 0, bytes.length, at);
  } finally {
    await file.close();
  }
}
