import { createHash } from "node:crypto";
import { copyFile, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { biasName } from "./conversion/whisper-decoder.ts";
import { whisperLanguages } from "./whisper-languages.ts";

/** The token of the first language; those of the others follow in the order of the list. */
const firstLanguageToken = 50_259;
/** Low enough that no other score is lower. */
const never = -1e9;
/** The bias stands at the end of the file: 208 kB, and little behind it. */
const tailBytes = 300_000;

/**
 * Which bytes of a decoder of ours let it find out only the languages named: the scores of the others' tokens
 * are lowered in its bias. Languages that are asked for by their code are not concerned, as their token is
 * given, not chosen.
 */
export function biasOf(tail: Buffer, languages: readonly string[]): { at: number; bytes: Buffer } {
  const name = tail.lastIndexOf(biasName);
  if (name === -1) throw new RangeError("the decoder has no bias for its languages");
  // Behind the name: one byte that announces the numbers, and how many bytes they are, as a varint.
  let end = name + biasName.length + 1;
  while (tail.readUInt8(end) >= 128) end += 1;
  const biases = whisperLanguages.map((code) => (languages.includes(code) ? 0 : never));
  return {
    at: end + 1 + firstLanguageToken * 4,
    bytes: Buffer.from(Float32Array.from(biases).buffer),
  };
}

/** A file beside the decoder that finds out only these languages; made when it is not there yet. */
export async function limitedFile(
  folder: string,
  { decoder, languages }: { decoder: string; languages: readonly string[] },
): Promise<string> {
  const codes = createHash("sha256")
    .update([...languages].sort().join())
    .digest("hex");
  const file = `limited-${codes.slice(0, 12)}-${decoder}`;
  const isThere = await stat(join(folder, file)).then(
    () => true,
    () => false,
  );
  if (!isThere) await limit(join(folder, decoder), { to: join(folder, file), languages });
  return file;
}

async function limit(
  from: string,
  { to, languages }: { to: string; languages: readonly string[] },
): Promise<void> {
  const temporary = `${to}.${process.pid}`;
  await copyFile(from, temporary);
  const file = await open(temporary, "r+");
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, null, start);
    const { at, bytes } = biasOf(buffer.subarray(0, bytesRead), languages);
    await file.write(bytes, 0, bytes.length, start + at);
  } finally {
    await file.close();
  }
  await rename(temporary, to);
}
